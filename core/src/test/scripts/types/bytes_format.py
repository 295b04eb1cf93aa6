print(b'%s %r %d %x %5.1f|%-5d|' % (b'a\xff', b'a', 1, 255, 1.5, 3), b'%s' % 'é', b'%s' % bytearray(b'a'), b'%(k)s' % {'k': 1}, b'%c%c' % (65, 200), b'%5s|' % 'é')
print(b'{} {:>5} {a}'.format(1, 'é', a=b'x'), bytearray(b'{}').format('a'), b'{:5}|'.format(b'ab'), b'{!r}'.format('é'))
