class S(str):
    def shout(self):
        return self.upper() + '!'
s = S('abc')
print(s, repr(s), len(s), s[1], s + 'd', s.shout(), s == 'abc', 'b' in s, s.find('c'), isinstance(s, str), s * 2)
print('%s|{}'.format(s) % s, ','.join(s), [c for c in s])
try:
    'abc'.find(s)
except TypeError as e:
    print(e)
