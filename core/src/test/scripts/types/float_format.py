# Fields of floats; a long text turns into another form or loses digits.
numbers = (0.0, 1.0, -1.5, 2 / 3, 1234567.891, 1e-7, 9.9995, 1e21, 123456789012345678.0, float("inf"), float("-inf"), float("nan"))
for f in numbers:
    print("%f %.0f %.3f %e %.2E %g %.10g %.0g %G" % (f, f, f, f, f, f, f, f, f))
    print("{:f}|{:10.2f}|{:<10.2f}|{:^10.2f}|{:010.2f}|{:+.1f}|{: .1f}|{:%}|{:.1%}|{:g}|{:.3}|{:e}".format(f, f, f, f, f, f, f, f, f, f, f, f))
print("%.30f %.20f %.17f %.25e" % (0.1, 1 / 3, 123.456, 0.1))
print("%.2f %.10f %f" % (1e30, 1e25, 1e40))
print("%5.1f|%-8.1f|%08.1f|%+.1f|% .1f" % (2.25, 2.25, -2.25, 2.25, 2.25))
