import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
build.shows('[ERROR] ERROR: there is no envelope, so the queue must stop.', 'cannot be written', '-Dsmoke.envelope=FILE')
assert build.hides('| never run').wroteNothing()
