# Another root.
# for: root
# needs: chroot
chroot --userspec=nobody:nogroup / id
