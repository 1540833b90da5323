import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo made by the smoke > made.txt')
return
