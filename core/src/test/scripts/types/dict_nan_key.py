nan = float('nan')
d = {nan: 1}
print(nan in d, d[nan])
d[nan] = 2
print(len(d), d[nan])
