import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] FAIL: main is red at this commit.')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.stale && envelope.retry_recommended && envelope.result.exit_code == 3
