# Mounts, with what is in them.
# for: root
# needs: mount umount
mkdir m b
mount -t tmpfs none m
echo in >m/f
mount --bind m b
mount -o remount,ro,bind b
cat b/f
touch b/x 2>&1 || echo $?
umount b
umount m
ls -A m
