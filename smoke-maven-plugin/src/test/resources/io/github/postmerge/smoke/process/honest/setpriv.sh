# Another user, by number.
# for: root
# needs: setpriv
setpriv --reuid=65534 --regid=65534 --clear-groups id
