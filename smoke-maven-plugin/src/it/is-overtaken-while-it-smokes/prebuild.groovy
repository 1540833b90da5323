import io.github.postmerge.smoke.it.MergedRepository

def heads = "${basedir}-origin.git/refs/heads"
MergedRepository.smoking(basedir, "cp '${heads}/next' '${heads}/main'").nextCommit()
return
