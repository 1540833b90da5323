import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] FAIL: the smoke failed in a dry run.')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.result.exit_code == 7 && envelope.main_head == null
assert envelope.escalation.summary.startsWith('in a dry run at ')
