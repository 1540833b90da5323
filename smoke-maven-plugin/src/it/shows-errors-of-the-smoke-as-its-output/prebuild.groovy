import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo warned >&2; echo done')
return
