import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
def builds = build.log().split(/Scanning for projects\.\.\./).drop(1)
assert builds.size() == 5

assert builds[0].contains('There is no parameter smoke.bracnh: did you mean smoke.branch?')
assert builds[0].contains('There is no parameter smoke.timeout: did you mean smoke.timeoutInSeconds?')
assert builds[1].contains('There is no configuration element <timeout>: did you mean <timeoutInSeconds>?')
assert !builds[1].contains('keepPath') || !builds[1].contains('no configuration element <keepPath')
assert !builds[1].contains('element <runs>')
assert builds[2].contains('PASS: ')
assert builds[3].contains('PASS: ') && !builds[3].contains('smoke.version')
assert builds[3].contains("The POM's property smoke.timeout is not read by this plugin: did you mean smoke.timeoutInSeconds?")

build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
def envelope = build.wrote('typed.json', 'ERROR', 'SMOKE_NOT_RUN', false)
assert envelope.error.startsWith('There is no parameter smoke.timeout: did you mean smoke.timeoutInSeconds?')
