import io.github.postmerge.smoke.it.MergedRepository

def once = new File(basedir, 'target/once')
MergedRepository.smoking(basedir, "test -e '${once}' || { touch '${once}'; exit 7; }")
return
