import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
assert build.log().count('[ERROR] ERROR: it could not be found out whether main works.') == 10

def errors = [
  'smoke.timeoutInSeconds "0" must be a number of seconds from 1 to',
  'smoke.timeoutInSeconds "soon" must be a number of seconds',
  'smoke.killGraceInSeconds "-1" must be a number of seconds from 0 to',
  'smoke.remoteTimeoutInSeconds "604801" must be a number of seconds',
  'smoke.undefinedCommand "ignore" is unknown. Use one of: block, allow.',
  'smoke.onStale "push" is unknown. Use one of: stop, run.',
  'smoke.keepWorktree "sometimes" is unknown. Use one of: never, on-failure, always.',
  'smoke.dryRun "perhaps" must be true or false.',
  '../../secrets',
  '(',
]
for (i in 1..errors.size()) {
  assert build.wrote("${i}.json", 'ERROR', 'SMOKE_NOT_RUN', false).error.contains(errors[i - 1])
}
