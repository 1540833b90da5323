import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] FAIL: main is red at this commit.', 'must stop', 'diagnosis  REGRESSION, 0.9', 'Fix or revert this merge before the next one.')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.diagnosis.conclusion == 'REGRESSION'
assert !envelope.retry_recommended
assert envelope.diagnosis.confidence >= 0.985
assert envelope.escalation.summary.contains('REGRESSION')
def probes = envelope.diagnosis.probes
assert probes.findAll { it.role == 'MERGE' }.every { it.status == 'FAIL' && it.commit == envelope.merge_commit }
assert probes.findAll { it.role == 'BEFORE' }.every { it.status == 'PASS' }
