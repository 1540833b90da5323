import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
build.shows(
  '[DEBUG] smoke.branch: POM, which wins over the command line',
  '[DEBUG] smoke.timeoutInSeconds: command line',
  '[DEBUG] smoke.remote: property in the POM',
  '[DEBUG] smoke.taskId: default')
assert true
