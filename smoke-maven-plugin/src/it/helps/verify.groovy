import io.github.postmerge.smoke.it.FinishedBuild
import io.github.postmerge.smoke.parameters.SmokeProperties

def build = FinishedBuild.of(basedir).succeeded()
build.shows('smoke:post-merge', 'smoke:reproduce', 'smoke:health', 'smoke:culprit', 'smoke:help', 'User property: smoke.skip')
def goals = ['post-merge', 'reproduce', 'health', 'culprit', 'clean-worktrees', 'help']
assert build.log().findAll(/(?m)^(?:\[INFO\] )?smoke:[\w-]+\s*$/).take(6).collect { it.trim() - '[INFO] ' - 'smoke:' } == goals

// Names that end in a dot are what others begin with.
for (name in SmokeProperties.fields.collect { it.get(null) }.findAll { !it.endsWith('.') }) {
  build.shows("User property: ${name}")
}
assert true
