import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
def log = new File(basedir, 'target/smoke/envelope.log')
build.shows("[ERROR]   log        ${log.canonicalPath}")

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert envelope.result.stdout_tail == 'password=[MASKED]\nbroken\n'
assert log.readLines().sort() == ['broken', 'password=[MASKED]', 'warned']
