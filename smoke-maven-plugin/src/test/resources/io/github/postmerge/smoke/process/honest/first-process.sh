# The machine's first process is there.
# for: anybody
test -d /proc/1
cat /proc/1/comm
