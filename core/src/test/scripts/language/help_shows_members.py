# help(x) tells the type of x and shows the attributes of the type, of a class or of a module.


class Point:
    size = 2


help(1)
help(None)
help(print)
help(Point)
help(int)
try:
    help(1, 2)
except TypeError as e:
    print(e)
