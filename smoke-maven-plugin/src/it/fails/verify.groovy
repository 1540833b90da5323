import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[INFO] | broken', '[ERROR] FAIL: main is red at this commit.', 'must stop', 'reproduce')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.result.exit_code == 7
assert envelope.escalation.critical_number == 7
assert envelope.artifacts == [[file: 'envelope.log', kind: 'LOG', bytes: new File(basedir, 'target/smoke/envelope.log').length()]]
assert envelope.escalation.evidence == 'broken'
def merge = envelope.merge
assert envelope.escalation.summary.startsWith("main is red at ${envelope.merge_commit.substring(0, 12)} \"${merge.subject}\" by ${merge.author}: the smoke of ")
