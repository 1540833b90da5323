import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'exit 3').superseded()
return
