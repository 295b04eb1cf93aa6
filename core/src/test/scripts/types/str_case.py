s = 'Hello World 123 äÖß'
print(s.lower(), s.upper(), ''.lower(), 'É'.lower(), 'é'.upper())
for s in ('', 'abc', 'ABC', 'Abc', '123', 'a1', 'A1', ' ', ' \t\n\r\x0b\x0c', 'é', 'aé', 'AÉ', '\x1c', '\xa0', '٣'):
    print(repr(s), s.isspace(), s.isalpha(), s.isdigit(), s.isupper(), s.islower())
