import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.shows('[INFO] | warned', '[INFO] | done')
assert build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true).result.stderr_tail == 'warned\n'
