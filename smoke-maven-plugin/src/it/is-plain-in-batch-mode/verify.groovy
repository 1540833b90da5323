import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.hides('\u001B')
assert build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
