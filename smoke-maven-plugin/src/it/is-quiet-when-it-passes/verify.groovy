import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
assert build.log() == ''
assert build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
