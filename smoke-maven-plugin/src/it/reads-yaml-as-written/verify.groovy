import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
build.shows('memory/tasks/task-1.md:2: ', 'quote it as a whole')
build.wrote('ERROR', 'SMOKE_NOT_RUN', false)
return
