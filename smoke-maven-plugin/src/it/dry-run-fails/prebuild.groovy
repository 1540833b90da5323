import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'exit 7').superseded()
return
