import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('| ##teamcity\\[buildStop]').hides('##teamcity[', '::group::', 'section_start')
build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)

// Red, whatever a reader makes of flaky ones; and of this run.
def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'reports/TEST-smoke.xml'))
assert junit.@failures == '1' && junit.@flakes == '1'
assert junit.testcase.@name == 'task-1' && junit.testcase.@classname == 'smoke.post-merge'
assert junit.testcase.failure.@type == 'EXIT_CODE_1'
assert junit.testcase.flakyFailure.stackTrace.text().contains('diagnosis: FLAKY')
assert !new File(basedir, 'target/smoke/TEST-envelope.xml').exists()
assert !new File(basedir, 'target/smoke/envelope.gl-annotations.json').exists()
