import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo broken >&2; exit 7')
return
