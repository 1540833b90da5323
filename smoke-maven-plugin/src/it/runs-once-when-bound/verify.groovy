import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
def builds = build.log().split(/Scanning for projects\.\.\./).drop(1)
assert builds.size() == 12

def smokedIn = { text ->
  def found = text.readLines().findAll { it.contains('--- ') && it.contains(':post-merge') || it.contains('PASS: ') }
  assert found.count { it.contains('PASS: ') } == 1
  found[found.findIndexOf { it.contains('PASS: ') } - 1]
}
def waits = { text -> text.findAll(/in the last module that has it\. Still to come: (.*)\./) }

// Alone, in parallel, a part of it, and from somewhere on.
assert smokedIn(builds[0]).contains('three')
assert waits(builds[0]).size() == 3 && waits(builds[0])[0].endsWith('one, two, three.')
assert builds[1].count('PASS: ') == 1 && waits(builds[1]).size() == 3
assert smokedIn(builds[2]).contains('two') && waits(builds[2]).size() == 1
assert smokedIn(builds[3]).contains('three') && waits(builds[3]).size() == 1

// A module that skips it leaves it to the one before.
assert smokedIn(builds[4]).contains('two')
assert builds[5].count('PASS: ') == 0 && builds[5].count('Skipped, because smoke.skip is true') == 4
assert !builds[6].contains('post-merge')

// Where a module fails it does not run, and says so, also where no module comes to it any more.
[7, 9].each {
  assert builds[it].count('PASS: ') == 0
  assert builds[it].count('The smoke was not run, because module "two" failed.') == 1
}
assert builds[8].count('PASS: ') == 1
def envelope = build.wrote('target/smoke/envelope.json', 'PASS', 'POST_MERGE_SMOKE_PASS', true)

// Another smoke has a turn of its own: it is not left out for the one that comes last.
assert builds[10].contains('FAIL: main is red at this commit.') && builds[10].count('PASS: ') == 0
assert builds[11].count('PASS: ') == 2 && smokedIn.call(builds[11].replaceFirst(/PASS: /, '')).contains('three')
build.wrote('target/another.json', 'PASS', 'POST_MERGE_SMOKE_PASS', true)
assert ['one', 'two', 'three'].every { !new File(basedir, it + '/target/smoke').exists() }
