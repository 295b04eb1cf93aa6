l = [1]
l.append(l)
print(len(l), l[1] is l, l[1][1][0])
