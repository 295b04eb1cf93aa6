"""A synthetic mix in the manner of Dhrystone: records, calls, arrays, strings, globals."""

FIRST, SECOND, THIRD, FOURTH, FIFTH = range(1, 6)


class Record:
    def __init__(self, link=None, kind=FIRST, choice=FIRST, number=0, text=""):
        self.link = link
        self.kind = kind
        self.choice = choice
        self.number = number
        self.text = text

    def copy(self):
        return Record(self.link, self.kind, self.choice, self.number, self.text)


int_global = 0
bool_global = False
char1_global = "\0"
char2_global = "\0"
array1 = [0] * 51
array2 = [[0] * 51 for _ in range(51)]
pointer = None
next_pointer = None


def fill_record(record):
    record.link = next_record = pointer.copy()
    record.number = 5
    next_record.number = record.number
    next_record.link = record.link
    next_record.link = follow(next_record.link)
    if next_record.kind == FIRST:
        next_record.number = 6
        next_record.choice = pick(record.choice)
        next_record.link = pointer.link
        next_record.number = shift_sum(next_record.number, 10)
    else:
        record = next_record.copy()
    next_record.link = None
    return record


def adjust(value):
    result = value + 10
    while True:
        if char1_global == "A":
            result -= 1
            changed = result - int_global
            choice = FIRST
        if choice == FIRST:
            break
    return changed


def follow(link):
    if pointer is not None:
        link = pointer.link
    else:
        globals_int(100)
    pointer.number = shift_sum(10, int_global)
    return link


def globals_int(value):
    global int_global
    int_global = value


def set_chars():
    global char2_global, bool_global
    same = char1_global == "A"
    bool_global = same or bool_global
    char2_global = "B"


def reset_chars():
    global char1_global, bool_global
    char1_global = "A"
    bool_global = False


def pick(choice):
    result = choice
    if not is_third(choice):
        result = FOURTH
    if choice == FIRST:
        result = FIRST
    elif choice == SECOND:
        result = FIRST if int_global > 100 else FOURTH
    elif choice == THIRD:
        result = SECOND
    elif choice == FIFTH:
        result = THIRD
    return result


def shift_sum(a, b):
    return a + 2 + b


def arrays(one, two, index, value):
    global int_global
    place = index + 5
    one[place] = value
    one[place + 1] = one[place]
    one[place + 30] = place
    for i in range(place, place + 2):
        two[place][i] = place
    two[place][place - 1] += 1
    two[place + 20][place] = one[place]
    int_global = 5


def same_char(a, b):
    c = a
    d = c
    return SECOND if d == b else FIRST


def later(one, two):
    i = 1
    while i <= 1:
        if same_char(one[i], two[i + 1]) == FIRST:
            i += 1
    if "W" <= "A" <= "Z":
        i = 7
    if one > two:
        i += 7
        return True
    return False


def is_third(choice):
    return choice == THIRD


def run(n):
    global pointer, next_pointer, bool_global
    next_pointer = Record()
    pointer = Record(next_pointer, FIRST, THIRD, 40, "PROGRAM, SOME STRING")
    text1 = "PROGRAM, 1'ST STRING"
    array2[8][7] = 10
    three = 0
    for _ in range(n):
        set_chars()
        reset_chars()
        one = 2
        two = 3
        text2 = "PROGRAM, 2'ND STRING"
        choice = SECOND
        bool_global = not later(text1, text2)
        while one < two:
            three = 5 * one - two
            three = shift_sum(one, two)
            one += 1
        arrays(array1, array2, one, three)
        pointer = fill_record(pointer)
        index = "A"
        while index <= char2_global:
            if choice == same_char(index, "C"):
                choice = pick(FIRST)
            index = chr(ord(index) + 1)
        three = two * one
        two = three // one
        two = 7 * (three - two) - one
        one = adjust(one)
    return one, two, three, int_global, bool_global, array1[8], array2[8][7] > 0, pointer.number
