nan = float('nan')
print([nan] == [nan], nan in [nan], [nan].count(nan), [nan, 1] < [nan, 2])
