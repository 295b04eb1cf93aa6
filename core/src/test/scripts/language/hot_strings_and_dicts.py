def words(n):
    counts = {}
    text = ""
    for i in range(n):
        w = "w%d" % (i * 7 % 31)
        counts[w] = counts.get(w, 0) + 1
        if i % 100 == 0:
            text += w + ","
    return counts, text
c, t = words(4000)
print(len(c), c["w0"], sum(c.values()), t[:40], len(t))
