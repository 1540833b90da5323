import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] UNDEFINED: no smoke command is defined for this merge.', '-Dsmoke.undefinedCommand=allow')

def envelope = build.wrote('UNDEFINED', 'SMOKE_COMMAND_UNDEFINED', false)
assert envelope.escalation == null && envelope.error.contains('task-1')
