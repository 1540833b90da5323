import io.github.postmerge.smoke.it.FinishedBuild

FinishedBuild.of(basedir).succeeded().wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
assert !new File(basedir, 'sub/target/smoke').exists()
