# Devices.
# for: root
mknod null c 1 3
echo x >null
mkfifo p
stat -c '%F %t %T' null p
