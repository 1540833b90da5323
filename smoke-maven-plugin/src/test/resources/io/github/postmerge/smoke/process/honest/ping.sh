# A setuid or capable program that asks the network.
# for: anybody
# needs: ping
ping -q -c 1 -W 5 127.0.0.1 | grep -o '1 received'
