import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo all is well')
new File(basedir, 'github-output').text = ''
return
