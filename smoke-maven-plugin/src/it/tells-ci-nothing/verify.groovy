import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
// The smoke's commands stay harmless all the same.
build.shows('##\\[error]forged').hides('##[', '::group::', '::error')
assert new File(basedir, 'github-output').text.isEmpty() && new File(basedir, 'github-summary').text.isEmpty()
assert !new File(basedir, 'target/smoke/TEST-envelope.xml').exists()
