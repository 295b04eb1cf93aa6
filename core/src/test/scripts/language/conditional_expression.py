for n in range(4):
    print("zero" if n == 0 else "odd" if n % 2 else "even")
