# One leads a session and a process group.
# for: anybody
# needs: ps
test "$(ps -o sid= -p $$ | tr -d ' ')" = $$
test "$(ps -o pgid= -p $$ | tr -d ' ')" = $$
