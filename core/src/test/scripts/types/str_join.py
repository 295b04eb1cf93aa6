print(','.join(['a', 'b', 'c']), ''.join(('a', 'b')), ', '.join([]), '-'.join(['x']), ','.join('abc'), ','.join({'k': 1}), '日'.join(['é', '😀']))
print(','.join(str(i) for i in range(5)), ''.join(['']), ','.join(['', '']))
for f in (lambda: ','.join([1]), lambda: ','.join(['a', b'b']), lambda: ','.join(1), lambda: ','.join(None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
