# Started in the background, to outlive a terminal.
# for: anybody
nohup sh -c 'sleep 0.1
echo done' >out 2>&1 & wait
cat out
