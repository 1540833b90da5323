import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.shows('[INFO] PASS: main works at this commit, and the queue may go on.')
assert build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true).task_id == 'task-1'
