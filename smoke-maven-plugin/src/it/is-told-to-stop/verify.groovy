import io.github.postmerge.smoke.it.FinishedBuild

def envelope = FinishedBuild.of(basedir).wrote('ABORTED', 'SMOKE_ABORTED', false)
assert envelope.result.failure_reason == 'ABORTED'
assert envelope.result.stdout_tail == 'ready\n'
assert envelope.process_census.survivors == []
assert !new File(basedir, '.git/worktrees').exists()

// CI is told as well, once and of the end.
assert new File(basedir, 'build.log').readLines().count { it.startsWith('::warning ') && it.contains('ABORTED: the run was told to stop.') } == 1
assert new File(basedir, 'github-output').text.contains('\nABORTED\n')
assert new File(basedir, 'github-summary').text.startsWith('### ABORTED')
def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/smoke/TEST-envelope.xml'))
assert junit.@errors == '1' && junit.testcase.error.@type == 'SMOKE_ABORTED'
