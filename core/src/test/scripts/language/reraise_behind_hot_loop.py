# A loop of an except block that becomes compiled code leaves the exception for a bare raise.
def f(n):
    try:
        1 // n
    except ZeroDivisionError:
        m = 6
        while m:
            m -= 1
        raise


for i in range(3):
    try:
        f(0)
    except Exception as e:
        print(type(e).__name__, e)
# expect: ZeroDivisionError divide by zero
# expect: ZeroDivisionError divide by zero
# expect: ZeroDivisionError divide by zero
