# Limits, umask, niceness, and how likely the kernel is to kill one.
# for: anybody
ulimit -a
umask
nice
cat /proc/self/oom_score_adj
