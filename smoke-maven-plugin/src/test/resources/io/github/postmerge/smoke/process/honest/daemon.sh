# A daemon that one starts and stops.
# for: anybody
# needs: setsid
(setsid sh -c 'echo $$ >pid; exec sleep 60' >/dev/null 2>&1 &)
until test -s pid; do sleep 0.01; done; kill $(cat pid); echo stopped
