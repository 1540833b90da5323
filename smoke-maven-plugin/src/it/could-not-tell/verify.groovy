import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
build.shows('[ERROR] ERROR: the smoke itself says that it could not tell.', 'exit code 75', 'must stop')

def envelope = build.wrote('ERROR', 'SMOKE_COULD_NOT_TELL', false)
assert envelope.result.exit_code == 75 && envelope.escalation == null && envelope.retry_recommended
