import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
// Newer JVMs warn of what older Mavens do before any of ours runs.
assert build.log().readLines().findAll { it && !it.startsWith('WARNING: ') } == []
assert build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
