# Access lists.
# for: anybody
# needs: setfacl getfacl
touch f
setfacl -m u:0:r f
getfacl -c f
