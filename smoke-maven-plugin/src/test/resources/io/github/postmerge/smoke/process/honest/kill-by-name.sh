# A process that is told to stop by its command line.
# for: anybody
# needs: pkill
exec 2>/dev/null
sleep 88.5 &
until pkill -u "$(id -u)" -fx 'sleep 88.5'; do sleep 0.05; done
wait $! || echo $?
