import io.github.postmerge.smoke.it.FinishedBuild

def envelope = FinishedBuild.of(basedir).wrote('ABORTED', 'SMOKE_ABORTED', false)
assert envelope.result.failure_reason == 'ABORTED'
assert envelope.result.stdout_tail == 'ready\n'
assert envelope.process_census.survivors == []
assert !new File(basedir, '.git/worktrees').exists()
