import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.shows('[INFO] UNDEFINED: nobody said how to smoke this merge; that is allowed.')
assert build.wrote('UNDEFINED', 'SMOKE_COMMAND_UNDEFINED_ALLOWED', true)
