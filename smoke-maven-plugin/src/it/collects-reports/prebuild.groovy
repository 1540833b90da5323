import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, [
  'mkdir -p a/target/surefire-reports reports',
  'echo "<testcase password=\'hunter2-of-the-it\'/>" >a/target/surefire-reports/TEST-a.xml',
  'echo notes >reports/notes.txt',
  'printf "PK\\003\\004\\000" >reports/dump.zip',
  'exit 4'].join('; '))
return
