import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
def builds = build.log().split(/(?m)^\[INFO\] Scanning for projects\.\.\./).drop(1)
assert builds.size() == 2

// The smoke is the build that the goal is bound to.
assert builds[0].count('Skipped: this build is a part of the smoke of this repository') == 1
assert builds[0].contains('| [INFO] Skipped: ') && builds[0].contains('PASS: ')
// Outside of a smoke there is nothing to be nested in.
assert !builds[1].contains('Skipped') && builds[1].contains('PASS: ')
build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
assert !new File(basedir, 'target/it').exists()
