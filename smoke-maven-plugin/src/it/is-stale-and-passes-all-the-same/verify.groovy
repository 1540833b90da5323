import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[INFO] | run', "[ERROR] PASS: this commit works, but is not main's head.")

def envelope = build.wrote('PASS', 'MERGE_COMMIT_STALE', false)
assert envelope.stale && envelope.retry_recommended && envelope.result.passed
