import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).succeeded()
def kept = (build.log() =~ /worktree +(.+) is kept/)[0][1]
build.shows("git worktree remove --force ${kept}")
assert new File(kept, 'made.txt').text == 'made by the smoke\n'
assert build.wrote('PASS', 'POST_MERGE_SMOKE_PASS', true)
