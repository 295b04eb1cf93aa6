# __bool__ runs once for each test, whatever is noted of the branch, and what it raises passes the
# function that asked.
import io
import sys

asked = 0


class Doubt:
    def __bool__(self):
        global asked
        asked += 1
        if asked > 12:
            raise ValueError("enough")
        return asked % 2 == 0


def ask(doubt):
    if doubt:
        return 1
    return doubt and 2


for i in range(8):
    try:
        ask(Doubt())
    except ValueError as e:
        text = io.StringIO()
        sys.print_exception(e, text)
        print([line[line.find("line") :] for line in text.getvalue().split("\n")[1:4]])
    print(asked, end=" ")
