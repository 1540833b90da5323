import groovy.json.JsonSlurper
import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).failed()
// The log of this test has an end of line where GitLab's has the markers' carriage returns.
def lines = build.log().readLines()
def start = lines.findIndexOf { it ==~ /\u001B\[0Ksection_start:\d+:smoke_output_\d+\[collapsed=true\]/ }
def end = lines.findIndexOf { it ==~ /\u001B\[0Ksection_end:\d+:smoke_output_\d+/ }
assert start >= 0 && lines[start + 1] == '\u001B[0KOutput of the smoke'
assert end > start && lines[end + 1].startsWith('\u001B[0K')
assert lines[start + 2..end - 1].every { it.startsWith('[INFO] | ') } && lines[start + 3].contains('forged')

def envelope = build.wrote('FAIL', 'POST_MERGE_SMOKE_FAILED', false)
def file = new File(basedir, 'target/smoke/envelope.gl-annotations.json')
def links = new JsonSlurper().parse(file)['Post-merge smoke']*.external_link
assert links*.url == [
  'https://gitlab.example.org/shop/cart/-/jobs/7',
  "https://gitlab.example.org/shop/cart/-/commit/${envelope.merge_commit}".toString(),
  "https://gitlab.example.org/shop/cart/-/blob/${envelope.merge_commit}/memory/tasks/task-1.md#L2".toString()]
assert links[0].label == 'FAIL: main is red at this commit.'

def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/smoke/TEST-envelope.xml'))
assert junit.@failures == '1'
for (text in [build.log(), file.text, new File(basedir, 'target/smoke/TEST-envelope.xml').text]) {
  assert !text.contains('canary-7Qd2xW9mZp4LrT')
}
return true
