class Manager:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind, value, trace)
def f():
    for i in range(3):
        with Manager(i):
            try:
                if i == 1:
                    break
            finally:
                print("finally", i)
    return i
print(f())
