import io.github.postmerge.smoke.it.MergedRepository

def run = { String... argv ->
  def process = new ProcessBuilder(argv).directory(basedir).inheritIO().start()
  assert process.waitFor() == 0
}
MergedRepository.smoking(basedir, 'true')
// The merge of task-3 breaks it.
new File(basedir, 'smoke.sh').text = '#!/bin/sh\ntest ! -e broken || { echo CartTest failed >&2; exit 5; }\n'
new File(basedir, 'smoke.sh').setExecutable(true)
def commit = { String message ->
  run('git', 'add', 'smoke.sh', *(new File(basedir, 'broken').exists() ? ['broken'] : []))
  run('git', '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '--quiet', '--allow-empty', '-m', message)
}
commit('Merge task-10: a smoke')
(1..5).each {
  if (it == 3) {
    new File(basedir, 'broken').text = 'yes\n'
  }
  commit("Merge task-${it}: change ${it}")
}
run('git', 'push', '--quiet', 'origin', 'HEAD:main')
return
