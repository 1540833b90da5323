# Root, without a password.
# for: user
# needs: sudo
sudo -n id
sudo -n -u nobody id
sudo -n sh -c 'echo $SUDO_USER'
