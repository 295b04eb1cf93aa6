# Operands that are constants with large numbers.
lines = ["def f(d, s):"]
for i in range(300):
    lines.append("    x = 'constant %d'" % i)
lines.append("    return d['first']['second'] + 'third', 'fourth' + (s + 'fifth')")
names = {}
exec("\n".join(lines), names)
for i in range(3):
    print(names["f"]({"first": {"second": "2"}}, "s"))
# expect: ('2third', 'fourthsfifth')
# expect: ('2third', 'fourthsfifth')
# expect: ('2third', 'fourthsfifth')
