# A daemon of root's, started and stopped by sudo.
# for: user
# needs: sudo setsid
exec 2>/dev/null
sudo -n setsid -f sh -c 'echo $$ >pid; exec sleep 60 >/dev/null 2>&1'
until test -s pid; do sleep 0.01; done
sudo -n kill "$(cat pid)"
sudo -n rm pid
