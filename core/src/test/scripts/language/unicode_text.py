s = "héllo wörld 😀"
print(len(s), s[1], s[-1], s.upper()[:5], s.find("w"))
print([ord(c) for c in s[:3]], chr(8364), "€" in "5 €")
print(s.encode(), s.encode().decode() == s)
