class Note:
    def __enter__(self):
        pass
    def __exit__(self, *args):
        print("left with", args[0])
try:
    with Note():
        {}["missing"]
except KeyError as e:
    print("caught", e)
