# What an earlier step of the job started is seen.
# for: anybody
# needs: ps
ps -o comm= -p "$OUTSIDE"
test -d "/proc/$OUTSIDE"
kill -0 "$OUTSIDE" 2>/dev/null || echo $?
