# A process of root's that is told to stop by sudo.
# for: user
# needs: sudo
exec 2>/dev/null
sudo -n sh -c 'echo $$ >pid; exec sleep 60' &
until test -s pid; do sleep 0.01; done
sudo -n kill "$(cat pid)"
wait $! || echo $?
sudo -n rm pid
