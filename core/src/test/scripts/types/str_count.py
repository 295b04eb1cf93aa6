s = 'aaaa'
print(s.count('a'), s.count('aa'), s.count('aaa'), s.count('b'), s.count(''), ''.count(''), ''.count('a'))
print(s.count('a', 1), s.count('a', 1, 3), s.count('a', -1), s.count('', 2), s.count('', 3, 1), s.count('a', 3, 1))
print('é日é'.count('é'), 'é日é'.count(''), 'é日é'.count('é', 1))
