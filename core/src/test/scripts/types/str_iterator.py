i = iter('ab😀')
print(next(i), next(i), next(i), next(i, None), type(i).__name__, list(zip('ab', b'cd')), [c for c in ''])
print(min('bac'), max('bac'), sorted('bca'), list(reversed('abc')), list(enumerate('ab')), 'abc' == ''.join(iter('abc')), tuple('ab'), set('aa'))
