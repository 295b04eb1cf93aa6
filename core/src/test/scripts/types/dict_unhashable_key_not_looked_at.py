# An empty dict, or one whose keys are names, is not searched for such a key.
print([] in {}, {}.get([]), [] in {'a': 1}, {'a': 1}.get([], 'none'))
try:
    {'a': 1}[[]]
except KeyError as e:
    print('KeyError', e)
