# PID namespaces that one makes oneself.
# for: root
# needs: unshare
unshare --pid --fork --mount-proc sh -c 'echo $$
ls -d /proc/[0-9]*'
