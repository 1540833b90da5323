# A network of one's own.
# for: root
# needs: unshare ip
unshare --net sh -c 'ip link set lo up
ip -o addr show lo | grep -o 127.0.0.1/8'
