# A lock that two processes want.
# for: anybody
# needs: flock
flock lock sh -c 'flock -n lock true || echo taken'
