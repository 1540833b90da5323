import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
build.shows('\u001B[1;31mFAIL: main is red at this commit.\u001B[m', '\u001B[1mcommit    \u001B[m')
assert build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
