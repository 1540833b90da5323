import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows("[ERROR] STALE: this commit is not main's head.", 'MERGE_COMMIT_STALE (SUPERSEDED)')
build.hides('| never run')

def envelope = build.wrote('STALE', 'MERGE_COMMIT_STALE', false)
assert envelope.stale && envelope.retry_recommended && envelope.result == null
