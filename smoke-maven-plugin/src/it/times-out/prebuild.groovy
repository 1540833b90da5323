import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'sleep 60')
return
