import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).hides('hunter2-of-the-it')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.artifacts.collect { [it.file, it.kind] } ==
  [['envelope.log', 'LOG'], ['envelope.reports/a/target/surefire-reports/TEST-a.xml', 'REPORT']]
def report = new File(basedir, 'target/smoke/envelope.reports/a/target/surefire-reports/TEST-a.xml')
assert report.text == '<testcase password=\'[MASKED]\'/>\n'
assert envelope.artifacts[1].bytes == report.length()

build.shows('reports    ', 'envelope.reports (1 file(s))')
build.shows('[WARNING] smoke.collect leaves out: 1 neither text nor a picture ("reports/dump.zip").')
def second = build.wrote('c2.json', 'FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert second.artifacts.collect { it.file } == ['c2.log', 'c2.reports/reports/notes.txt']

def refused = build.wrote('bad.json', 'ERROR', 'SMOKE_NOT_RUN', false)
assert refused.error.startsWith('smoke.collect "../*" is not a path inside the worktree.')
