# A database cluster under another user.
# for: root
# needs: initdb pg_ctl psql su
mkdir db
chown postgres db
chmod 711 .
su postgres -s /bin/sh -c '
  cd db
  initdb -D . -A trust --no-sync >/dev/null
  pg_ctl -D . -w -l log -o "-k $PWD -c listen_addresses=" start >/dev/null
  psql -h "$PWD" -d postgres -Atc "select current_user"
  pg_ctl -D . -m fast stop >/dev/null'
