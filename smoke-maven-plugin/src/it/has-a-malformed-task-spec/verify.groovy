import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
build.shows('[ERROR] ERROR: it could not be found out whether main works.')
assert build.wrote('ERROR', 'SMOKE_NOT_RUN', false).error.contains('memory/tasks/task-1.md:')
