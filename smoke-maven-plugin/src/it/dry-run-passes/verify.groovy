import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.shows('[INFO] PASS: the smoke passed in a dry run, which opens no queue.', 'must stop')

def envelope = build.wrote('PASS', 'DRY_RUN', false)
assert !envelope.stale && envelope.main_head == null
