# A return in finally wins over an exception and over an earlier return.
def swallow():
    try:
        1 // 0
    finally:
        return "swallowed"


def override():
    try:
        return "first"
    finally:
        return "second"


print(swallow())  # expect: swallowed
print(override())  # expect: second
