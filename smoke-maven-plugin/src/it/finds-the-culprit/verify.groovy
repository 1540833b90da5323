import groovy.json.JsonSlurper
import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir)
def read = { new JsonSlurper().parse(new File(basedir, it)) }

build.shows(
  'search     5 merges, from ',
  'most probable: ',
  'CULPRIT (0.',
  '"Merge task-3: change 3" by Ada',
  'INCONCLUSIVE: The search has made as many probes as it may',
  'No good commit is known. Name one at which the smoke passed with -Dsmoke.good=REVISION',
  'Round 1 of the search has 1 probe to run.',
  'Round 2 of the search has ')

def answer = read('target/smoke/culprit/culprit.json')
assert answer.conclusion == 'CULPRIT'
assert answer.culprit.task_id == 'task-3'
assert answer.escalation.type == 'POST_MERGE_SMOKE_FAILED'
assert answer.escalation.evidence == 'CartTest failed'
assert new File(basedir, 'target/smoke/culprit/probes').listFiles()[0].listFiles().size() == answer.probes.size()
assert read('cut/answer.json').conclusion == 'INCONCLUSIVE'
assert read('cut/answer.json').probes.size() == 1
assert read('spread/plan.json').round == 2
assert read('spread/plan.json').known.size() == 1
assert new File(basedir, 'spread/results').list().size() == 1
assert true
