a = {1, 2, 3}
print(sorted(a.union([5])), sorted(a.intersection([1, 9, 2])), sorted(a.difference([1], (2,))), sorted(a.difference()))
print(sorted(a.symmetric_difference([1, 7])), a.isdisjoint([4]), a.isdisjoint([3]), a.issubset(range(5)), a.issuperset([1]))
a.intersection_update([1, 2, 10])
print(sorted(a))
a.difference_update([1], [5])
print(sorted(a))
a.symmetric_difference_update([2, 8])
print(sorted(a))
a.update()
print(sorted(a), a.__contains__(8))
for f in (lambda: a.union(), lambda: a.union([1], [2]), lambda: a.intersection([1], [2]), lambda: a.union(1), lambda: a.add([]), lambda: a.update([[]]), lambda: a.issubset(1)):
    try:
        f()
    except TypeError as e:
        print('TypeError', e)
