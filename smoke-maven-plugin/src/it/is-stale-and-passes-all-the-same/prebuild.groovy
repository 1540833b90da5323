import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo run').superseded()
return
