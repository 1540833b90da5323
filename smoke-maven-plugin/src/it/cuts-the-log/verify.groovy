import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)

def printed = (1000..1999).collect { "${it}\n" }.join()
assert new File(basedir, 'target/whole.log').text ==
  printed.substring(0, 512) + '\n...[TRUNCATED 3976 bytes]...\n' + printed.substring(5000 - 512)
assert !new File(basedir, 'target/smoke/smoke.log').exists()
