# Namespaces that one makes oneself.
# for: anybody
# needs: unshare
unshare --user --map-root-user sh -c 'id -u
touch f
stat -c %u f'
