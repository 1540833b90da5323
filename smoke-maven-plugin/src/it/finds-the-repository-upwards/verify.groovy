import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
assert build.wrote('app/target/smoke/envelope.json', 'PASS', 'POST_MERGE_SMOKE_PASS', true)
