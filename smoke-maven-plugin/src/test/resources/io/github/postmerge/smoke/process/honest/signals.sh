# Signals that are blocked or ignored.
# for: anybody
grep -E '^Sig(Blk|Ign)' /proc/self/status
