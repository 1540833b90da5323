import io.github.postmerge.smoke.it.FinishedBuild
import java.util.regex.Pattern

def build = FinishedBuild.of(basedir).failed()
def lines = build.log().readLines()

// Its own commands stand at the very start of a line, each where it belongs.
def order = ['::group::Output of the smoke', '| cart is empty', '::endgroup::', '::error file=memory/tasks/task-1.md,line=2,title=Post-merge smoke of task-1%3A FAIL::FAIL: main is red', 'FAIL: main is red at this commit.']
def places = order.collect { text -> lines.findIndexOf { text.startsWith('::') ? it.startsWith(text) : it.contains(text) && !it.startsWith('::') } }
assert !places.contains(-1) && places == places.sort(false) : "$places of $order"
assert lines.find { it.startsWith('::error ') }.contains('100%25 of the time%0A')

// The smoke's own are only text.
assert lines.findAll { it =~ /^\s*::/ }.size() == 3
assert !build.log().contains('##[') && build.log().contains('| ##\\[warning]forged 2')
build.shows('| ::error::forged 1', '| ::add-mask::forged 3')

def outputs = outputsOf(new File(basedir, 'github-output').text)
def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
assert outputs.status == 'FAIL' && outputs.reason_code == 'POST_MERGE_SMOKE_FAILED'
assert outputs.allow_continuation == 'false' && outputs.retry_recommended == 'false'
assert outputs.merge_commit == envelope.merge_commit && outputs.task_id == 'task-1'
assert new File(outputs.envelope).canonicalFile == new File(basedir, 'target/smoke/envelope.json').canonicalFile

def summary = new File(basedir, 'github-summary').text
assert summary.startsWith('# Tests\n\nall green\n\n### FAIL: main is red at this commit.\n')
assert summary.contains("](https://github.com/example/shop/blob/${envelope.merge_commit}/memory/tasks/task-1.md#L2)")
assert summary.contains('cart is empty, 100% of the time')

def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/smoke/TEST-envelope.xml'))
assert junit.@failures == '1' && junit.testcase.failure.@type == 'EXIT_CODE_4' && junit.testcase.@name == 'task-1'

// All of it is masked.
for (text in [build.log(), summary, outputs.toString(), new File(basedir, 'target/smoke/TEST-envelope.xml').text]) {
  assert !text.contains('canary-7Qd2xW9mZp4LrT')
}

/** As the runner reads them: of two with one name, the later. */
static Map outputsOf(String text) {
  def outputs = [:]
  def lines = text.readLines().iterator()
  while (lines.hasNext()) {
    def line = lines.next()
    if (line.indexOf('<<') > 0 && (line.indexOf('=') < 0 || line.indexOf('<<') < line.indexOf('='))) {
      def (name, delimiter) = line.split('<<', 2) as List
      def value = []
      for (def next = lines.next(); next != delimiter; next = lines.next()) {
        value << next
      }
      outputs[name] = value.join('\n')
    } else if (line) {
      def (name, value) = line.split('=', 2) as List
      outputs[name] = value
    }
  }
  outputs
}
return true
