def sign(x):
    if x < 0:
        return "negative"
    elif x == 0:
        return "zero"
    else:
        return "positive"
print(sign(-3), sign(0), sign(8))
