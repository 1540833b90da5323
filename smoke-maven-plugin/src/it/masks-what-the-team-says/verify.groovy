import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).hides('cust-4711', 'ticket one')
build.shows('[INFO] | [MASKED] has [MASKED]', '[INFO] | kept')

def envelope = build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
assert envelope.result.stdout_tail == '[MASKED] has [MASKED]\nkept\n'
assert envelope.result.command == 'echo [MASKED] has [MASKED]; echo kept\n'

def refused = build.wrote('bad.json', 'ERROR', 'SMOKE_NOT_RUN', false)
assert refused.error.startsWith('smoke.maskPatterns "ticket-(" cannot be used as a regular expression: missing closing ).')
