# Capabilities, and whether more can be had.
# for: anybody
grep -E '^(Cap|NoNewPrivs|Seccomp)' /proc/self/status
