# Programs that are installed setuid.
# for: root
# needs: setpriv
chmod 755 .
install -o nobody -g nogroup -m 4755 /usr/bin/id id
stat -c '%u %g %a' id
setpriv --reuid=1 --regid=1 --clear-groups ./id -u
