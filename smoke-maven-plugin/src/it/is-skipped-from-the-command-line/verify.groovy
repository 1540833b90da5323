import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
assert build.shows('[INFO] Skipped, because smoke.skip is true.').wroteNothing()
