# The value of a StopIteration shows through the iterators built on top.
class A:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


for make in (
    lambda: A(),
    lambda: enumerate(A()),
    lambda: map(lambda x: x, A()),
    lambda: map(max, A(), A()),
    lambda: filter(None, A()),
    lambda: zip(A()),
    lambda: zip([1], A()),
    lambda: zip(),
    lambda: enumerate(zip(map(str, A()))),
    lambda: iter([]),
):
    try:
        next(make())
    except StopIteration as e:
        print(e.args)
    print(next(make(), 'end'), list(make()))
e = enumerate('ab')
print(next(e), e.__next__(), next(zip('a', 'b')), next(map(int, '1')), next(filter(None, [0, 1])))
