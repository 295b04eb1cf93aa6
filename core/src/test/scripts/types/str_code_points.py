# len, indexing, slicing and iteration count characters, not bytes or UTF-16 units.
for s in ('abc', 'añb', '日本語', 'a😀b', '😀😀'):
    print(len(s), list(s), s[0], s[-1], s[1:], s[:-1], s[1:2], [s[i] for i in range(-len(s), len(s))])
long = 'ab😀é' * 100
print(len(long), long[0], long[2], long[3], long[398], long[399], long[-2], long[200:204])
print([long[i] for i in range(190, 198)])
print(''.join([long[i] for i in range(len(long))]) == long)
wide = '日本' * 100 + '😀'
print(len(wide), wide[0], wide[150], wide[200], wide[-1], wide[-2])
print(wide.find('😀'), long.find('é'), long.rfind('😀'), long.count('😀'), long.index('b', 300))
