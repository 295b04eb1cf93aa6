def classify(f):
    try:
        f()
    except (KeyError, IndexError) as e:
        return "lookup " + type(e).__name__
    except ArithmeticError:
        return "arithmetic"
    except Exception as e:
        return "other " + type(e).__name__
    else:
        return "fine"
print(classify(lambda: {}[1]))
print(classify(lambda: [][1]))
print(classify(lambda: 1 // 0))
print(classify(lambda: int("x")))
print(classify(lambda: None))
