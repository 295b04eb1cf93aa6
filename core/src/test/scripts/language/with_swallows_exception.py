class Swallow:
    def __enter__(self):
        return "resource"
    def __exit__(self, kind, value, trace):
        print(kind, repr(value))
        return True
with Swallow() as r:
    print(r)
    raise ValueError("gone")
print("after")
