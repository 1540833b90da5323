import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo all is well')
return
