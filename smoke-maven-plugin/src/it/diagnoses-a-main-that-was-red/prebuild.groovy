import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'exit 5')
return
