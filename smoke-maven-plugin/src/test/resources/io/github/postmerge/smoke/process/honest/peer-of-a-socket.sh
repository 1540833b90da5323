# Who is at the other end of a socket.
# for: anybody
# needs: python3
python3 -c 'import socket, struct, os
a, b = socket.socketpair()
pid, uid, gid = struct.unpack("3i", a.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
print(pid == os.getpid(), uid, gid)'
