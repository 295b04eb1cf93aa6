package org.jmpy.mpy;

import java.util.HashMap;
import java.util.Map;

/**
 * The strings that files name by number, the same in every MicroPython since version 6 of the
 * format. Source: MicroPython py/makeqstrdata.py (static_qstr_list) and py/persistentcode.c (the
 * last number).
 */
public final class StaticQstrs {
    /** The first number; 0 stands for no string and is never stored. */
    public static final int FIRST = 1;

    /** The last number. */
    public static final int LAST = 165;

    private static final String[] TEXTS = {
        null, // 0 stands for no string
        "", // 1
        "__dir__",
        "\n",
        " ",
        "*",
        "/",
        "<module>",
        "_",
        "__call__",
        "__class__", // 10
        "__delitem__",
        "__enter__",
        "__exit__",
        "__getattr__",
        "__getitem__",
        "__hash__",
        "__init__",
        "__int__",
        "__iter__",
        "__len__", // 20
        "__main__",
        "__module__",
        "__name__",
        "__new__",
        "__next__",
        "__qualname__",
        "__repr__",
        "__setitem__",
        "__str__",
        "ArithmeticError", // 30
        "AssertionError",
        "AttributeError",
        "BaseException",
        "EOFError",
        "Ellipsis",
        "Exception",
        "GeneratorExit",
        "ImportError",
        "IndentationError",
        "IndexError", // 40
        "KeyError",
        "KeyboardInterrupt",
        "LookupError",
        "MemoryError",
        "NameError",
        "NoneType",
        "NotImplementedError",
        "OSError",
        "OverflowError",
        "RuntimeError", // 50
        "StopIteration",
        "SyntaxError",
        "SystemExit",
        "TypeError",
        "ValueError",
        "ZeroDivisionError",
        "abs",
        "all",
        "any",
        "append", // 60
        "args",
        "bool",
        "builtins",
        "bytearray",
        "bytecode",
        "bytes",
        "callable",
        "chr",
        "classmethod",
        "clear", // 70
        "close",
        "const",
        "copy",
        "count",
        "dict",
        "dir",
        "divmod",
        "end",
        "endswith",
        "eval", // 80
        "exec",
        "extend",
        "find",
        "format",
        "from_bytes",
        "get",
        "getattr",
        "globals",
        "hasattr",
        "hash", // 90
        "id",
        "index",
        "insert",
        "int",
        "isalpha",
        "isdigit",
        "isinstance",
        "islower",
        "isspace",
        "issubclass", // 100
        "isupper",
        "items",
        "iter",
        "join",
        "key",
        "keys",
        "len",
        "list",
        "little",
        "locals", // 110
        "lower",
        "lstrip",
        "main",
        "map",
        "micropython",
        "next",
        "object",
        "open",
        "ord",
        "pop", // 120
        "popitem",
        "pow",
        "print",
        "range",
        "read",
        "readinto",
        "readline",
        "remove",
        "replace",
        "repr", // 130
        "reverse",
        "rfind",
        "rindex",
        "round",
        "rsplit",
        "rstrip",
        "self",
        "send",
        "sep",
        "set", // 140
        "setattr",
        "setdefault",
        "sort",
        "sorted",
        "split",
        "start",
        "startswith",
        "staticmethod",
        "step",
        "stop", // 150
        "str",
        "strip",
        "sum",
        "super",
        "throw",
        "to_bytes",
        "tuple",
        "type",
        "update",
        "upper", // 160
        "utf-8",
        "value",
        "values",
        "write",
        "zip", // 165
    };

    private static final class Numbers {
        static final Map<String, Integer> BY_TEXT = HashMap.newHashMap(LAST);

        static {
            for (int number = FIRST; number <= LAST; number++) {
                BY_TEXT.put(TEXTS[number], number);
            }
        }

        private Numbers() {}
    }

    private StaticQstrs() {}

    /** {@return the string with that number, {@link #FIRST} to {@link #LAST}} */
    public static String text(int number) {
        return TEXTS[number];
    }

    /** {@return the number of a string, 0 if it has none} */
    public static int number(String text) {
        Integer number = Numbers.BY_TEXT.get(text);
        return number == null ? 0 : number;
    }
}
