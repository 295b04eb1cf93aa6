print('a,b,c'.rsplit(','), 'a,b,c'.rsplit(',', 1), 'a,b,c'.rsplit(',', 0), 'a,b,c'.rsplit(',', 5), 'a b'.rsplit(), 'a b'.rsplit(None))
print('a--b--c'.rsplit('--', 1), 'aaa'.rsplit('aa', 1), ''.rsplit(',', 2), ',a,'.rsplit(',', 1), 'a,b'.rsplit(',', -1))
print('a,b'.rsplit(b',', 1))
for f in (lambda: 'a b'.rsplit(None, 1), lambda: 'a'.rsplit('', 1), lambda: 'a'.rsplit(1, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
