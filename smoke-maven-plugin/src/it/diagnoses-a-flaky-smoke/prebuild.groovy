import io.github.postmerge.smoke.it.MergedRepository

def runs = new File("${basedir}-runs")
runs.delete()
MergedRepository.smoking(basedir, "echo run >> '${runs}'; test \$(wc -l < '${runs}') -gt 1")
return
