for limit in (3, 10):
    for n in range(limit):
        if n % 2:
            continue
        if n > 5:
            print("over five:", n)
            break
    else:
        print("else after", limit)
