for s in ('', 'a', "it's", '"', '\'"', '\\', '\n\r\t', '\x00\x1f\x7f', 'é日😀', '\x80\xa0', '\ud800', 'a\udfffb', '\u2028\ufeff'):
    print(repr(s))
print(['a\n', 'é'], ('\\',), {'k': "'"})
print('%r %s' % ("a'b", "a'b"))
