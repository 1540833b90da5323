# A terminal of one's own.
# for: anybody
# needs: script
script -qec 'test -t 0 && test -t 1 && echo yes' log | tr -d '\r'
