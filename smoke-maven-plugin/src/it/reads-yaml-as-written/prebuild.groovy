import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.create(basedir, '---\nsmoke_command: ! true\n---\n')
return
