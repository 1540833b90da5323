# An account, made below another root.
# for: root
# needs: useradd
mkdir -p root/etc root/home
touch root/etc/passwd root/etc/group root/etc/shadow root/etc/gshadow
useradd --prefix "$PWD/root" --uid 4321 -M honest 2>/dev/null || echo $?
cut -d: -f1,3 root/etc/passwd
