print(repr("tab\t nl\n quote\' dq\" back\\ \x41 \u00e9 \0"))
print(len("x"), r"raw\n", b"\x00\xff", len("\U0001f600"))
print("con" "cat" 'ed', """triple
line""")
