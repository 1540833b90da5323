import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
build.shows('[ERROR] ERROR: it could not be found out whether main works.')

def envelope = build.wrote('ERROR', 'SMOKE_NOT_RUN', false)
assert envelope.error.contains('could not be started')
assert envelope.result.failure_reason.startsWith('NOT_STARTED')
