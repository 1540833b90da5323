import groovy.json.JsonSlurper
import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
def read = { new JsonSlurper().parse(new File(basedir, it)) }

build.shows(
  'It is not known whether main is green: no run has a verdict.',
  'There is no history at',
  'Main is green at its head.',
  'state      GREEN (UNKNOWN)',
  'Main is red since ',
  'false RED, task-1 GREEN',
  'There is no history to read. Name its folder with -Dsmoke.history=FOLDER')

assert read('green/health.json').state == 'GREEN'
assert read('green/queue.json').state == 'OPEN'
assert read('green/badge.json').message == 'green'
assert new File(basedir, 'green/index.html').text.contains('Main is green at its head.')
assert new File(basedir, 'green/badge.svg').text.contains('smoke: green')

// The last build has no history to read, so that what tools act on is gone; people may still read the page.
assert !new File(basedir, 'red/health.json').exists()
assert !new File(basedir, 'red/queue.json').exists()
assert new File(basedir, 'red/index.html').text.contains('Main is red since ')
assert new File(basedir, 'red/junit.xml').text.contains('failures="1"')

def required = read('required/health.json')
assert required.state == 'GREEN'
assert required.smokes*.name == ['false', 'task-1']
assert required.smokes*.state == ['RED', 'GREEN']
assert required.runs*.cause == ['PASS', 'FAILED']
assert new File(basedir, 'history').listFiles().collectMany { it.listFiles() as List }.size() == 2
assert true
