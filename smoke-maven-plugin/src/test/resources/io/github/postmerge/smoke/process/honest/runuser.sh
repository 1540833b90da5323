# Another user, without a login.
# for: root
# needs: runuser
runuser -u nobody -- id
