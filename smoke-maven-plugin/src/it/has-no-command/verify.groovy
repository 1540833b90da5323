import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] UNDEFINED: nobody said how to smoke this merge.', '-Dsmoke.undefinedCommand=allow')

def envelope = build.wrote('UNDEFINED', 'SMOKE_COMMAND_UNDEFINED', false)
assert envelope.escalation == null && envelope.error.contains('task-1')
