import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
build.wrote('ERROR', 'SMOKE_NOT_RUN', false)
build.shows('smoke.ci "always" is unknown. Use one of: auto, none.', "[WARNING] GitHub's job summary cannot be written: is-not-there does not exist", '\n::error title=Post-merge smoke of a merge without a task%3A ERROR::')
assert new File(basedir, 'github-output').text.contains('\nfalse\n')
def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/smoke/TEST-envelope.xml'))
assert junit.@errors == '1' && junit.@failures == '0'
