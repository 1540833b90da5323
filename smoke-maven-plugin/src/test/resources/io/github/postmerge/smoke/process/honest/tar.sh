# Archives with owners in them.
# for: root
# needs: tar
mkdir in out
touch in/f in/g
chown 123:456 in/f
chmod 4755 in/g
tar -C in -cf a.tar .
tar -C out --same-owner -xf a.tar
stat -c '%n %u %g %a' out/*
