import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.create(basedir, '''---
smoke_command: |
  echo one
  echo two
---
''')
return
