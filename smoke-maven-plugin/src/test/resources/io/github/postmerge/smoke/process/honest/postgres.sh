# A database cluster of one's own, started, asked and stopped.
# for: user
# needs: initdb pg_ctl psql
initdb -D db -A trust --no-sync >/dev/null
pg_ctl -D db -w -l log -o "-k '$PWD' -c listen_addresses=" start >/dev/null
psql -h "$PWD" -d postgres -Atc 'select 6 * 7'
pg_ctl -D db -m fast stop >/dev/null
