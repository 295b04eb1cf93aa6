# f-strings and t-strings with conversions, widths and nesting.
a = 1; width = 10; name = "x"
print(f"", f"plain", f"{a}", f"a{a}b{name}c", f"{a:>{width}}", f"{a!r:>10}", f"{name!s}")
print(f"{a=}", f"{a + 1=}", f"{{literal}} {a}", "before " f"{a}" "after")
print(rf"\n{a}", fr"\t{a}", f'{"quoted"}', f"{a,}", f"{f(a, [1])}")
print(f"""{
    a
    + 1
} lines {name
}""")
print(t"", t"x{a}y", t"{a!r}", t"{a:>{width}}", t"{a=}", rt"\n{a}")
print("%s %d" % (name, a), "{}".format(a), "ä€😀", b"bytes with more than ten", 'tab\there')
print("name", "a_long_identifier_that_is_a_name", "with spaces and more than ten")
a_long_identifier_that_is_a_name = 1
