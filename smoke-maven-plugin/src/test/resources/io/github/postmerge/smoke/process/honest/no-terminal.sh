# There is no terminal.
# for: anybody
tty || echo $?
(exec 3</dev/tty) 2>/dev/null || echo none
