import io.github.postmerge.smoke.it.MergedRepository

def envelope = new File(basedir, 'target/smoke/envelope.json')
MergedRepository.smoking(basedir, "echo '{\"status\": \"PASS\", \"allow_continuation\": true}' >${envelope}; chmod a-w ${envelope.parent}; exit 1")
return
