import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] FAIL: main is red at this commit.', 'must stop', 'diagnosis  FLAKY, 0.9', 'reverting this merge fixes nothing')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.diagnosis.conclusion == 'FLAKY'
assert envelope.retry_recommended
assert envelope.diagnosis.confidence >= 0.985
assert envelope.escalation.summary.contains('FLAKY')
assert envelope.diagnosis.probes.every { it.status == 'PASS' }
