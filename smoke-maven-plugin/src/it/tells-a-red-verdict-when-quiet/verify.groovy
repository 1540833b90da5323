import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
build.shows('[ERROR] FAIL: main is red at this commit.', 'POST_MERGE_SMOKE_FAILED', 'envelope.json', 'exit code 7', '[ERROR] | broken')
build.hides('[INFO]')
assert build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
