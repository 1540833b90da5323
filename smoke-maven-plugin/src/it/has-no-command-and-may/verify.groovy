import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.shows('[INFO] UNDEFINED: no smoke command is defined for this merge; that is allowed.')
assert build.wrote('UNDEFINED', 'SMOKE_COMMAND_UNDEFINED_ALLOWED', true)
