import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
assert build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true).environment.git == null
