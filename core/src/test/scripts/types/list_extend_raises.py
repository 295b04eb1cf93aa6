# What came before the exception stays.
def gen():
    yield 1
    yield 2
    raise ValueError('stop')
l = [0]
try:
    l.extend(gen())
except ValueError as e:
    print(e, l)
