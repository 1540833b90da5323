import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo cust-4711 has ticket one, two; echo kept')
return
