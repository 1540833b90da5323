import io.github.postmerge.smoke.it.FinishedBuild

// What a team meets in a reactor of three modules, on GitHub: collected reports, a red that is quiet, a typo, a busy main.
def build = FinishedBuild.of(basedir).hides('canary-7Qd2xW9mZp4LrT')
def target = new File(basedir, 'target')

def passed = build.wrote('target/c1.json', 'PASS', 'POST_MERGE_SMOKE_PASS', true)
assert passed.artifacts*.file == ['c1.log'] + ['one', 'three', 'two'].collect { "c1.reports/$it/target/surefire-reports/TEST-${it}.xml" }
assert new File(target, 'c1.reports/two/target/surefire-reports/TEST-two.xml').text == '<testsuite token="[MASKED]"/>\n'
assert passed.merge.subject == 'Merge pull request #1 from example/task-1' && passed.merge.named_by == 'GITHUB_SHA'

def red = build.wrote('target/c2.json', 'FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert red.escalation.summary.contains('"Merge pull request #1 from example/task-1"')
assert red.escalation.evidence == 'cart is empty, [MASKED]'
build.shows('[ERROR] FAIL: main is red at this commit.', 'exit code 4', '[ERROR] | cart is empty, [MASKED]', '::error ')

def typo = build.wrote('target/c3.json', 'ERROR', 'SMOKE_NOT_RUN', false)
assert typo.error.startsWith('There is no parameter smoke.timeout: did you mean smoke.timeoutInSeconds?')

build.wrote('target/c4.json', 'PASS', 'MERGE_COMMIT_STALE', false)
build.shows('[WARNING] PASS: this commit works, but is not main\'s head.', 'succeeds, because smoke.buildFollows is smoke')

def outputs = new File(basedir, 'github-output').text
assert outputs.findAll(/(?m)^(?:PASS|FAIL|ERROR)$/) == ['PASS', 'FAIL', 'ERROR', 'PASS'] && !outputs.contains('canary-')
def summary = new File(basedir, 'github-summary').text
assert summary.count('### ') == 4 && !summary.contains('canary-')
assert (1..4).every { new File(target, "TEST-c${it}.xml").text.contains('<testcase ') && !new File(target, "TEST-c${it}.xml").text.contains('canary-') }
assert ['one', 'two', 'three'].every { !new File(basedir, it + '/target/smoke').exists() }
