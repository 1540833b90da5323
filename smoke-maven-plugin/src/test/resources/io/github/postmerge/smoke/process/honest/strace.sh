# System calls can be traced.
# for: anybody
# needs: strace
strace -f -o trace sh -c 'true | true'
grep -c execve trace
