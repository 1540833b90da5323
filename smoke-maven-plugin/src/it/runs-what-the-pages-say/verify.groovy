import io.github.postmerge.smoke.it.MergedRepository

// Each block of a page that names this build is run as it stands there, in a repository of its own; the same one once.
def block = ~/(?ms)^<!-- run by runs-what-the-pages-say: (green|red|stale)(?:, exits (\d+))?(?:, with (\w+)=(\w+))? -->\n```(\w+)\n(.*?)^```/
def module = new File(basedir, '../../../..').canonicalFile
def version = basedir.parentFile.name.replace('maven-', 'apache-maven-')
def maven = new File(module, 'target/maven').listFiles().find { it.name.startsWith(version) }
def settings = new File(basedir.parentFile, 'interpolated-settings.xml')

def programs = new File("${basedir}-programs")
programs.mkdirs()
def mvn = new File(programs, 'mvn')
mvn.text = "#!/bin/sh\nexec '${maven}/bin/mvn' -B -o -s '${settings}' '-Dmaven.repo.local=${localRepositoryPath}' \"\$@\"\n"
mvn.setExecutable(true)

def repository = { name, scenario ->
  def folder = new File("${basedir}-${name}")
  folder.deleteDir()
  new File("${folder}-origin.git").deleteDir()
  folder.mkdirs()
  new File(folder, 'pom.xml').text = new File(basedir, 'pom.xml').text
  new File(folder, '.gitignore').text = 'target/\n'
  def made = MergedRepository.smoking(folder, scenario == 'red' ? 'echo it is broken >&2; exit 4' : 'echo all is well')
  scenario == 'stale' ? made.superseded().folder().toFile() : made.folder().toFile()
}
def run = { folder, script, variables ->
  def builder = new ProcessBuilder('sh', '-e', '-c', script).directory(folder).redirectErrorStream(true)
  builder.environment().putAll(variables)
  builder.environment().put('PATH', "${programs}:${System.getenv('PATH')}".toString())
  builder.environment().put('XDG_CACHE_HOME', new File(module, 'target/it-cache').path)
  builder.environment().put('GITHUB_SHA', 'HEAD')
  def process = builder.start()
  [process.inputStream.text, process.waitFor()]
}
// A recipe's own commands, out of what only the CI system understands.
def commands = { language, text ->
  language == 'sh' ? text : text.findAll(/(?:run: |script: |sh ')(mvn [^'#\n]*)/) { it[1].trim() }.join('\n')
}

def healthFiles = ['badge.json', 'badge.svg', 'health.json', 'index.html', 'junit.xml', 'queue.json']
def seen = [] as Set
def ran = 0
new File(module, 'src/site/markdown').listFiles().sort().each { page ->
  page.text.findAll(block) { all, scenario, code, name, value, language, text ->
    def script = commands(language, text)
    assert script.trim()
    if (script.contains('jq ') && System.getenv('CI') != 'true' && ['sh', '-c', 'command -v jq'].execute().waitFor() != 0) {
      println "Not run, for want of jq: ${script}"
      return
    }
    if (!seen.add([scenario, script, name, value])) {
      return
    }
    def folder = repository("${page.name}-${ran++}", scenario)
    def variables = name ? [(name): value] : [:]
    if (scenario == 'red') {
      run(folder, 'mvn smoke:post-merge', variables)
    }
    def (output, exit) = run(folder, script, variables)
    println "${page.name}: ${script}\n${output}"
    assert exit == (code ? code as int : 0) : "${page.name}: ${script}\n${output}"
    assert scenario == 'red' || new File(folder, 'target/smoke').list().any { it.endsWith('.json') }
    if (script.contains('smoke:health')) {
      assert new File(folder, 'target/smoke/health').list().sort() as List == healthFiles
    }
  }
}
assert ran > 12
