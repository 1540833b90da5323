# A package's files, with the owners that it gives them.
# for: anybody
# needs: fakeroot
fakeroot sh -c 'touch f; chown 12:34 f; stat -c %u:%g f'
