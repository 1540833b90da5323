import io.github.postmerge.smoke.it.MergedRepository

def version = basedir.parentFile.name
def maven = new File(basedir, '../../../maven').canonicalFile.listFiles().find {
  it.name.startsWith(version.replace('maven', 'apache-maven'))
}
def command = "'${maven}/bin/mvn' -B -o -s '${basedir}/../interpolated-settings.xml' '-Dmaven.repo.local=${localRepositoryPath}' verify"
MergedRepository.smoking(basedir, command)
return
