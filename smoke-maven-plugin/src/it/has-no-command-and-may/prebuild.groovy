import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.create(basedir, 'Nothing to run here.')
return
