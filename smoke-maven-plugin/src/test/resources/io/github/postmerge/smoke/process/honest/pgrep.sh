# Processes by name.
# for: anybody
# needs: pgrep
exec 2>/dev/null
sleep 77.5 &
until pgrep -u "$(id -u)" -fx 'sleep 77.5' >/dev/null; do sleep 0.05; done
echo found
kill $!
