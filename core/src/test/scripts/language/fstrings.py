name, n, f = "jmpy", 42, 3.14159
print(f"{name}!{n:5d}|{n:<5}|{n:>5}|{n:^5}|{n:05}|{n:x}|{n:#b}")
print(f"{f:.2f} {f:8.3f} {f:e} {name!r:>8} {n=} {{literal}}")
w = 6
print(f"{name:>{w}}|{[i for i in range(3)]}")
print(f"{'nested'} " "plain" f" {n + 1}")
