import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'true')
return
