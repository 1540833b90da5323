# A file of another user's that is not to be read, and is read all the same by root.
# for: root
# needs: setpriv
touch f
chown 1:1 f
chmod 600 f
cat f
setpriv --reuid=2 --regid=2 --clear-groups cat "$PWD/f" 2>/dev/null || echo refused
