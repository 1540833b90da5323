# Files that are made and given away by sudo.
# for: user
# needs: sudo
echo x | sudo -n tee f
sudo -n chown 123:456 f
stat -c '%u %g' f
sudo -n rm f
ls
