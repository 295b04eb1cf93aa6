total = 0
i = 0
while i < 20000:
    if i % 2:
        total += i
    else:
        total -= 1
    i += 1
print(total)
squares = []
for k in range(5000):
    squares.append(k * k)
print(sum(squares), len(squares))
