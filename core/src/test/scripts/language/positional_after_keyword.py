# Whatever its form, a positional argument cannot follow keyword arguments.
for arguments in ("x=[2], 3", "x=[2], y:=3", "x=[2], i for i in ()", "**{}, y:=3", "**{}, i for i in ()"):
    try:
        exec("print(" + arguments + ")")
    except SyntaxError as error:
        print(arguments, error)
print((y := 3), *[4], z := 5, end=".\n")
print(list(i for i in (1, 2)))
