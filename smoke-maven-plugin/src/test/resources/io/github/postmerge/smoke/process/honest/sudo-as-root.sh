# sudo, by root.
# for: root
# needs: sudo
sudo -n id
sudo -n -u nobody id
