s = 'abcabcé日abc'
print(s.find('abc'), s.find('abc', 1), s.find('abc', 4), s.find('x'), s.find(''), s.find('', 3), s.find('', 99))
print(s.find('abc', 1, 5), s.find('abc', 1, 6), s.find('abc', -3), s.find('abc', None, 3), s.find('日', 3, None))
print(s.rfind('abc'), s.rfind('abc', 0, 10), s.rfind('abc', 4), s.rfind(''), s.rfind('', 0, 2), s.rfind('x'))
print(s.find('a', 5, 2), s.rfind('a', 5, 2), s.find('', 5, 2))
print(s.index('é'), s.rindex('é'), s.index('c', 3), s.rindex('c', 0, 5))
for f in (
    lambda: s.index('x'),
    lambda: s.rindex('x'),
    lambda: s.find(1),
    lambda: s.find(b'a'),
    lambda: s.find('a', 'b'),
    lambda: s.find('a', 1.5),
    lambda: s.find(),
    lambda: s.find('a', 1, 2, 3),
    lambda: s.find('a', 1 << 70),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print('bc' in s, 'x' in s, '' in s, 'é' not in s)
try:
    1 in s
except TypeError as e:
    print(e)
