s = 'hello wörld'
for a in (None, 0, 3, 7, 8, 20, -1, -4, -20):
    print(a, [s[a:b] for b in (None, 0, 3, 8, 20, -1, -4, -20)])
