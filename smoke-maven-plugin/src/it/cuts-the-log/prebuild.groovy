import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'seq 1000 1999')
return
