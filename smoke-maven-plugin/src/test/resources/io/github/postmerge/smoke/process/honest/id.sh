# Who one is.
# for: anybody
id -u
id -g
id -G
id -un
