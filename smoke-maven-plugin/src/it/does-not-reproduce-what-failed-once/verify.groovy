import groovy.json.JsonSlurper
import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows(
  '[ERROR] NOT_REPRODUCED: It does not fail so here: 0 of 2 runs ended as the red one did (FAIL, EXIT_CODE_7)',
  'red run    FAIL, EXIT_CODE_7',
  'run 1      PASS after')
assert new JsonSlurper().parse(new File(basedir, 'target/smoke/reproduction.json')).answer == 'NOT_REPRODUCED'
