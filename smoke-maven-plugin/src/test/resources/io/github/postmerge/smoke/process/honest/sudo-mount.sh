# A mount by sudo.
# for: user
# needs: sudo
mkdir m
sudo -n mount -t tmpfs none m
sudo -n touch m/f
ls m
sudo -n umount m
ls m
