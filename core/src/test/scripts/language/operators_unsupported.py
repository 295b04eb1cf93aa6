for f in (lambda: 1 + "a", lambda: "a" + 1, lambda: [] < 1, lambda: -"x", lambda: {}[[]],
          lambda: None.x, lambda: 5 .foo, lambda: [1][""], lambda: 1 in 2, lambda: len(5),
          lambda: [][5], lambda: {}["k"], lambda: 1 << -1, lambda: 5 % 0, lambda: 1.0 // 0):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
