import io.github.postmerge.smoke.it.FinishedBuild

FinishedBuild.of(basedir).broke().shows(
  'Only a FAIL or TIMEOUT can be reproduced or searched; this envelope says PASS: the smoke passed.',
  "There is no envelope \"${new File(basedir, 'missing.json')}\".",
  'smoke.runs "101" must be a number from 1 to 100.')
assert !new File(basedir, 'target/smoke/reproduction.json').exists()
