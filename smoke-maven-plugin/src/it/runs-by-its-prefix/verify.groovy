import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.shows('[INFO] | all is well', '[INFO] PASS: main works at this commit, and the queue may go on.')

def envelope = build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
assert envelope.task_id == 'task-1'
assert envelope.main_head == envelope.merge_commit
assert envelope.environment.maven == mavenVersion
