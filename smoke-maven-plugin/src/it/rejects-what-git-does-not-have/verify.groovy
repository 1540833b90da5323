import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
assert build.log().count('[ERROR] ERROR: it could not be found out whether main works.') == 10

def errors = [
  'no-such-commit',
  'HEAD^{tree}',
  '--all',
  'no-such-remote',
  'no-such-branch',
  'no-such-folder',
  '/',
  'has no remote "origin"',
  'no-such-file.yaml',
  '../tasks',
]
for (i in 1..errors.size()) {
  assert build.wrote("${i}.json", 'ERROR', 'SMOKE_NOT_RUN', false).error.contains(errors[i - 1])
}
