import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
assert build.log().count('PASS: ') == 1
build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
assert !new File(basedir, 'one/target').exists() && !new File(basedir, 'two/target').exists()
