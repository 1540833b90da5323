# Memory that processes share.
# for: anybody
# needs: python3
python3 -c 'import multiprocessing as m
print(sum(m.Pool(2).map(abs, [1, -2])))'
