import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo broken; exit 7')
return
