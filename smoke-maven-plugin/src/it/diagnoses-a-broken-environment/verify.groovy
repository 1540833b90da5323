import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] FAIL: main is red at this commit.', 'must stop', 'diagnosis  ENVIRONMENT, 0.9', 'Look at this machine')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.diagnosis.conclusion == 'ENVIRONMENT'
assert envelope.retry_recommended
assert envelope.diagnosis.confidence >= 0.985
assert envelope.escalation.summary.contains('ENVIRONMENT')
assert envelope.diagnosis.probes.collect { it.role }.toSet() == ['MERGE', 'BEFORE'] as Set
