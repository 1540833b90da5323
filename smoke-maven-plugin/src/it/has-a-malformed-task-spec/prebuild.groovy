import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.create(basedir, '---\nsmoke_command: [\n---\n')
return
