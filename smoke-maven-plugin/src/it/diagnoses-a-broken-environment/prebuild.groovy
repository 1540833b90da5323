import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, "test -e '${basedir}-service'")
return
