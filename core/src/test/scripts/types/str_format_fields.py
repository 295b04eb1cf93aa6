print('{} {}'.format(1, 'a'), '{1} {0} {1}'.format('a', 'b'), '{a}{b}'.format(a=1, b=2), '{0}{a}'.format(1, a=2), '{{}}{{{}}}'.format(1))
print('{:5}|{:<5}|{:>5}|{:^5}|{:*^5}'.format('a', 'a', 'a', 'a', 'a'), '{:5}|{:<5}|{:^5}|{:=5}|{:05}'.format(1, 1, 1, -1, -1))
print('{!r} {!s} {!r:>5} {:.2}'.format('a', 'a', 'a', 'abc'), '{:{}}|{:{w}}|{:{}{}}'.format(1, 5, 2, 3, '<', 4, w=6))
print('{:}'.format(True), '{}'.format(True), '{:d}'.format(True), '{!s:>6}'.format(None), '{}'.format([1, 'a']))
