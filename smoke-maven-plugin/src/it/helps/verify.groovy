import io.github.postmerge.smoke.it.FinishedBuild
import io.github.postmerge.smoke.parameters.SmokeProperties

def build = FinishedBuild.of(basedir).succeeded()
build.shows('smoke:post-merge', 'smoke:reproduce', 'smoke:help', 'User property: smoke.skip')
for (field in SmokeProperties.fields) {
  build.shows("User property: ${field.get(null)}")
}
