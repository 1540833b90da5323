# Files of root's are root's.
# for: anybody
stat -c '%n %U %G %u %g %a' / /etc/passwd /etc/shadow /usr/bin/passwd
