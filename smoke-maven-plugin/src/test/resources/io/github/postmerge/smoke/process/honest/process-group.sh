# The whole process group is told to stop.
# for: anybody
exec 2>/dev/null
trap 'echo told; exit 0' TERM
sleep 20 &
kill 0
wait
