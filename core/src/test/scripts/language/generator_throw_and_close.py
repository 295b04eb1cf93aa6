def g():
    while True:
        try:
            yield 1
        except ValueError as e:
            print("caught", e)
        finally:
            print("finally")
it = g()
print(next(it))
print(it.throw(ValueError("in")))
it.close()
print(list(it))
