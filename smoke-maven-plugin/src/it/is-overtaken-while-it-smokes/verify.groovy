import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
build.shows('[ERROR] PASS: this commit works, but main moved on meanwhile.')

def envelope = build.wrote('PASS', 'MAIN_MOVED_DURING_SMOKE', false)
assert envelope.stale_reason == 'MAIN_MOVED'
assert envelope.result.passed && envelope.main_head != envelope.merge_commit
