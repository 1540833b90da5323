# No file is open but the three.
# for: anybody
ls /proc/self/fd
readlink /proc/self/fd/0
