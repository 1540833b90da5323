import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)

def printed = (10000..99999).collect { "${it}\n" }.join()
def head = 1020
def tail = 32 * 1024
def leftOut = printed.length() - head - tail
assert new File(basedir, 'target/whole.log').text ==
  printed.substring(0, head) + "\n...[TRUNCATED ${leftOut} bytes]...\n" + printed.substring(printed.length() - tail)
assert !new File(basedir, 'target/smoke/envelope.log').exists()
