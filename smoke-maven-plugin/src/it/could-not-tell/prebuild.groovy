import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo no database >&2; exit 75')
return
