import io.github.postmerge.smoke.it.MergedRepository
import java.nio.file.Files
import java.nio.file.Path

def tools = localRepositoryPath.toPath().resolveSibling('tools-without-git')
Files.createDirectories(tools)
['sh', 'basename', 'cat', 'dirname', 'expr', 'java', 'ls', 'sed', 'setpriv', 'sleep', 'tr', 'uname', 'unshare', 'xargs'].each { tool ->
  def found = System.getenv('PATH').split(':').collect { Path.of(it, tool) }.find { Files.exists(it) }
  if (found != null && !Files.exists(tools.resolve(tool))) {
    Files.createSymbolicLink(tools.resolve(tool), found)
  }
}
MergedRepository.smoking(basedir, '! command -v git')
return
