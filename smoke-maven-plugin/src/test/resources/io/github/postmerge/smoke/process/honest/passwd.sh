# A setuid program that reads what only root may.
# for: anybody
# needs: passwd
passwd -S | cut -d' ' -f1
