import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
build.shows('[ERROR] FAIL: main is red at this commit.', 'POST_MERGE_SMOKE_FAILED', 'envelope.json')
build.hides('[INFO]', '| broken')
assert build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
