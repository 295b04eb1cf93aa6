# round() of integers goes to even.
print(round(5), round(25, -1), round(35, -1), round(-25, -1), round(1234, -2), round(5, 3), round(49, -2), round(50, -2), round(150, -2))
print(round(10**30 + 50, -2), round(-(10**30) - 150, -2), round(True, -1), round(7, -5))
