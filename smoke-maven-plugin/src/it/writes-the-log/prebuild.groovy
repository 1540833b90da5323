import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, 'echo warned >&2; echo password=opensesame123; echo broken; exit 3')
new File(basedir, 'target/smoke').mkdirs()
new File(basedir, 'target/smoke/envelope.log').text = 'from an older run'
return
