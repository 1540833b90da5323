# ps shows one's own processes.
# for: anybody
# needs: ps
ps -o comm=,user=,args= -p $$ | tr -s ' '
test $(ps -e | wc -l) -gt 2
