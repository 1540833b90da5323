import io.github.postmerge.smoke.it.FinishedBuild

// The envelope of the build before, which passed, is not left for this one's.
def build = FinishedBuild.of(basedir)
assert build.log().count('PASS: ') == 1
assert build.log().count('The smoke was not run, because module "two" failed.') == 1
def envelope = build.wrote('ERROR', 'SMOKE_NOT_RUN', false)
assert envelope.error.startsWith('The smoke was not run, because module "two" failed.')
assert new File(basedir, 'target/smoke/TEST-envelope.xml').text.contains('errors="1"')
