# A package, installed below another root, and its files with their owners.
# for: root
# needs: dpkg dpkg-deb
mkdir -p p/DEBIAN p/usr/share/honest root/var/lib/dpkg
touch root/var/lib/dpkg/status
cat >p/DEBIAN/control <<END
Package: honest
Version: 1
Architecture: all
Maintainer: A <a@example.org>
Description: x
END
echo x >p/usr/share/honest/f
chown 12:34 p/usr/share/honest/f
dpkg-deb -b p honest.deb >/dev/null
dpkg --root="$PWD/root" --force-not-root -i honest.deb
stat -c '%u %g' root/usr/share/honest/f
