import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.create(basedir, '---\nsmoke_command: [no-such-program]\n---\n')
return
