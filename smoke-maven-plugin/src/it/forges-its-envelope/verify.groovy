import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
return
