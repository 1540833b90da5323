import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
build.shows(
  "[WARNING] STALE: this commit is not main's head.",
  '[WARNING]   build      succeeds, because smoke.buildFollows is smoke; nothing was run',
  '[WARNING] PASS: ',
  '[ERROR] FAIL: ')
assert build.log().count('BUILD SUCCESS') == 2 && build.log().count('BUILD FAILURE') == 1

// The envelope tells the queue what it always does.
def passed = build.wrote('target/run.json', 'PASS', 'MERGE_COMMIT_STALE', false)
assert passed.retry_recommended
assert build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
