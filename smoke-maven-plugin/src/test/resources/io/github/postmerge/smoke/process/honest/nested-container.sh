# A container of one's own making.
# for: anybody
# needs: unshare mount
unshare --user --map-root-user --mount --pid --fork --mount-proc \
  sh -c 'echo $$; mkdir m; mount -t tmpfs none m; echo in >m/f; cat m/f'
