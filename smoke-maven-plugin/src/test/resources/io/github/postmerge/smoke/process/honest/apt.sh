# A package, made and downloaded: apt becomes another user for that.
# for: root
# needs: apt-get dpkg-deb
chmod 755 .
mkdir -p p/DEBIAN repo lists/partial cache/archives/partial down
chown _apt down
cat >p/DEBIAN/control <<END
Package: honest
Version: 1
Architecture: all
Maintainer: A <a@example.org>
Description: x
END
dpkg-deb -b p repo/honest.deb >/dev/null
{
  cat p/DEBIAN/control
  echo Filename: ./honest.deb
  stat -c 'Size: %s' repo/honest.deb
  echo "SHA256: $(sha256sum <repo/honest.deb | cut -d' ' -f1)"
} >repo/Packages
echo "deb [trusted=yes] file:$PWD/repo ./" >list
set -- -qq -o Dir::Etc::sourcelist="$PWD/list" -o Dir::Etc::sourceparts=- \
  -o Dir::State::lists="$PWD/lists" -o Dir::Cache="$PWD/cache"
apt-get "$@" update
cd down
apt-get "$@" download honest
stat -c '%n %U' ./*
