import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, "echo ready; sleep 61 & touch ${basedir}/started; sleep 62")

['github-output', 'github-summary'].each { new File(basedir, it).text = '' }

// Whoever stops a build knows the process of Maven, which the smoke in its namespace does not.
new File(basedir, 'stop.sh').text = '''
  until [ -e started ]; do sleep 0.1; done
  for process in /proc/[0-9]*; do
    if tr '\\0' '\\n' <"$process/cmdline" | grep -qx -- "-Dmaven.multiModuleProjectDirectory=$PWD"; then
      kill -TERM "${process#/proc/}"
    fi
  done 2>/dev/null
'''
new ProcessBuilder('setsid', 'sh', 'stop.sh').directory(basedir)
    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
    .redirectError(ProcessBuilder.Redirect.DISCARD)
    .start()
return
