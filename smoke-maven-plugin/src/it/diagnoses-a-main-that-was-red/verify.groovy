import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] FAIL: main is red at this commit.', 'must stop', 'diagnosis  PRE_EXISTING, 0.9', 'Look further back')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.diagnosis.conclusion == 'PRE_EXISTING'
assert envelope.diagnosis.confidence >= 0.985
assert envelope.escalation.summary.contains('PRE_EXISTING')
assert envelope.diagnosis.probes.every { it.exit_code == 5 }
