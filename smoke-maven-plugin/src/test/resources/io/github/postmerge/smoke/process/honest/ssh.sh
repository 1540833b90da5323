# A ssh server on loopback, and a login to it.
# for: anybody
# needs: ssh ssh-keygen sshd python3
chmod 755 .
ssh-keygen -q -t ed25519 -N '' -f key
ssh-keygen -q -t ed25519 -N '' -f host
port=$(python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])')
cat >config <<END
HostKey $PWD/host
AuthorizedKeysFile $PWD/key.pub
PidFile $PWD/pid
StrictModes no
UsePAM no
ListenAddress 127.0.0.1
END
test "$(id -u)" != 0 || mkdir -p /run/sshd
"$(command -v sshd)" -f "$PWD/config" -p "$port" -E "$PWD/log"
until test -s pid; do sleep 0.01; done
ssh -F none -i key -p "$port" -o BatchMode=yes -o StrictHostKeyChecking=no \
  -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "$(id -un)@127.0.0.1" 'id; pwd; tty' || echo $?
kill "$(cat pid)"
# It deletes its own file as it ends.
while test -e pid; do sleep 0.01; done
