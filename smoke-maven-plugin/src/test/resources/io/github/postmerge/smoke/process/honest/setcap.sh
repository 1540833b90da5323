# Capabilities of files.
# for: root
# needs: setcap getcap
cp /usr/bin/id t
setcap cap_net_raw+ep t
getcap t
./t -u
