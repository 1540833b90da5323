# One's own files are one's own.
# for: anybody
touch f
mkdir d
chmod 751 d
stat -c '%n %u %g %a' f d
test -O f
