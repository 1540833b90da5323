#!/usr/bin/env bash
# A Slurm of two nodes, n1 and n2, on this machine. All that it writes is in one folder, all that it starts
# is in a process namespace, and its ports are free ones, so that it meets no other Slurm.
#
# It says "ready" when both nodes wait for jobs. Then it reads commands: "fail NODE" ends a node and all
# that runs there at once, as a power cut does; the end of the input ends everything.
#
# usage: slurm.sh FOLDER; jobs are submitted with SLURM_CONF=FOLDER/slurm.conf
set -uo pipefail

if [ -z "${SMOKE_SLURM_NAMESPACE:-}" ]; then
  export SMOKE_SLURM_NAMESPACE=yes
  exec unshare --pid --fork --kill-child=KILL --mount-proc -- bash "$0" "$@"
fi

top=$(readlink -f "$1")
host=$(hostname -s)
longest_start=60
export SLURM_CONF=$top/slurm.conf
declare -A nodes

fail() {
  echo "$*"
  tail -n 20 "$top"/*.log
  exit 1
}

free_ports() {
  python3 - "$1" <<'PYTHON'
import socket, sys
sockets = [socket.socket() for _ in range(int(sys.argv[1]))]
for each in sockets:
    each.bind(("127.0.0.1", 0))
print(*[each.getsockname()[1] for each in sockets])
PYTHON
}

# Whatever processors there are, a node runs four tasks, and the next one goes where there are fewest.
# With these times a node counts as down about ten seconds after its end, and its jobs start elsewhere soon after.
configure() {
  local ports
  read -ra ports < <(free_ports 3)
  mkdir -p "$top/state" "$top/spool/n1" "$top/spool/n2"
  (umask 077 && head -c 128 /dev/urandom >"$top/munge.key")
  cat >"$SLURM_CONF" <<CONF
ClusterName=smoke
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$top/munge.socket,cred_expire=5
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU,CR_LLN
SchedulerParameters=sched_interval=1
StateSaveLocation=$top/state
SlurmctldPidFile=$top/slurmctld.pid
SlurmctldLogFile=$top/slurmctld.log
SlurmdSpoolDir=$top/spool/%n
SlurmdPidFile=$top/slurmd-%n.pid
SlurmdLogFile=$top/slurmd-%n.log
SlurmdParameters=config_overrides
PlugStackConfig=$top/none.conf
SlurmdTimeout=4
MessageTimeout=4
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=${ports[1]} CPUs=4 State=UNKNOWN
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=${ports[2]} CPUs=4 State=UNKNOWN
PartitionName=smoke Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
}

start() {
  munged --foreground --force --socket="$top/munge.socket" --key-file="$top/munge.key" \
    --pid-file="$top/munged.pid" --seed-file="$top/munged.seed" --log-file="$top/munged.log" \
    </dev/null >"$top/munged.out.log" 2>&1 &
  await test -S "$top/munge.socket"
  slurmctld -D -c </dev/null >"$top/slurmctld.out.log" 2>&1 &
  start_node n1
  start_node n2
  await both_are_idle
}

# A namespace of its own, so that all of a node ends at once.
start_node() {
  unshare --pid --fork --kill-child=KILL --mount-proc -- \
    sh -c 'slurmd -D -N "$0" & wait' "$1" </dev/null >"$top/slurmd-$1.out.log" 2>&1 &
  nodes[$1]=$!
}

await() {
  local end=$((SECONDS + longest_start))
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "Slurm does not start: $*"
    sleep 0.05
  done
}

both_are_idle() {
  [ "$(sinfo -h -t idle -o '%D' 2>/dev/null)" = 2 ]
}

configure
start
echo ready
while read -r command node; do
  if [ "$command" = fail ]; then
    kill -KILL "${nodes[$node]}"
    wait "${nodes[$node]}" 2>/dev/null
    echo "failed $node"
  fi
done
