import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] TIMEOUT: the smoke did not end in time; main counts as red.')

def envelope = build.wrote('TIMEOUT', 'POST_MERGE_SMOKE_TIMEOUT', false)
assert envelope.result.exit_code == null
assert envelope.result.failure_reason == 'TIMEOUT'
