import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] FAIL: main is red at this commit.', 'must stop', 'diagnosis  FLAKY, 0.9', 'reverting this merge fixes nothing')

def inOrder = ['queue      must stop', 'runs it again, usually 4 to 10 times, ', 'diagnosis  MERGE', 'diagnosis  FLAKY, 0.9']
assert inOrder.collect { build.log().indexOf(it) } == inOrder.collect { build.log().indexOf(it) }.sort()
assert inOrder.every { build.log().contains(it) } && build.log().count('queue      must stop') == 1

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.diagnosis.conclusion == 'FLAKY'
assert envelope.retry_recommended
assert envelope.diagnosis.confidence >= 0.985
assert envelope.escalation.summary.contains('FLAKY')
assert envelope.diagnosis.probes.every { it.status == 'PASS' }
