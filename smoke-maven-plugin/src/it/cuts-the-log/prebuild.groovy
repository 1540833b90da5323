import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'seq 10000 99999')
return
