import io.github.postmerge.smoke.it.FinishedBuild

def build = FinishedBuild.of(basedir).broke()
build.shows('GITHUB_SHA names the commit "0123456789012345678901234567890123456789", which this clone does not have', '-Dsmoke.mergeCommit=HEAD')

def envelope = build.wrote('ERROR', 'SMOKE_NOT_RUN', false)
assert envelope.merge_commit == null && envelope.merge == null
