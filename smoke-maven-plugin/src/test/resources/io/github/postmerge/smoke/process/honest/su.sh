# Another user, as packages' tests become one.
# for: root
# needs: su
su nobody -s /bin/sh -c 'id
umask'
su - nobody -s /bin/sh -c pwd 2>&1
