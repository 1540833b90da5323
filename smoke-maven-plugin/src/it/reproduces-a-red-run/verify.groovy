import groovy.json.JsonSlurper
import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
def line = (build.log() =~ /reproduce +(mvn .+)/)[0][1]
assert line ==~ /mvn io\.github\.postmerge:smoke-maven-plugin:[^:]+:reproduce -Dsmoke\.envelope=target\/smoke\/envelope\.json/
build.shows(
  "[INFO] command    sh -c 'echo broken >&2; exit 7",
  '(memory/tasks/task-1.md:2)',
  '[INFO] smoke      run 2 of at most 2',
  '[INFO] REPRODUCED: It fails here too: 2 of 2 runs ended as the red one did (FAIL, EXIT_CODE_7).',
  'mvnDebug')

def answer = new JsonSlurper().parse(new File(basedir, 'target/smoke/reproduction.json'))
assert answer.answer == 'REPRODUCED'
assert answer.runs_equal == 2
assert new File(basedir, 'target/smoke/reproduction.log').text.contains('broken')
assert build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)

def kept = new File((build.log() =~ /enter +cd (.+)/)[0][1])
assert new File(kept, 'memory/tasks/task-1.md').exists()
def removal = (build.log() =~ /remove +(git .+)/)[0][1]
assert ['sh', '-c', removal].execute(null, basedir).waitFor() == 0
assert !kept.exists()
