import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[INFO] | broken', '[ERROR] FAIL: main is red at this commit.', 'must stop', 'reproduce')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.result.exit_code == 7
assert envelope.escalation.critical_number == 7
