# Job control without a terminal.
# for: anybody
# needs: bash
exec 2>/dev/null
bash -c 'set -m
sleep 9 & kill -TERM %1
wait %1
echo $?'
