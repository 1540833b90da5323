import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.shows('[INFO] command    echo one', '[INFO]            echo two (memory/tasks/task-1.md:2)')
build.shows('[INFO] | one', '[INFO] | two')
assert build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
