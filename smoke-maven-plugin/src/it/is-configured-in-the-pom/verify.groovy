import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.shows('[INFO] | two words')

def envelope = build.wrote('smoked.json', 'PASS', 'POST_MERGE_SMOKE_PASS', true)
assert envelope.task_id == 'task-77'
assert envelope.smoke_command.argv == ['printf', '%s\\n', 'two words']
assert envelope.smoke_command.source == 'PARAMETER'
assert envelope.smoke_command.timeout_seconds == 30
