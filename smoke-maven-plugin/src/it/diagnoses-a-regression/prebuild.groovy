import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'test ! -f memory/tasks/task-1.md')
return
