/**
 * Numbers and their text, exactly as MicroPython 1.29 computes and prints them on an x86-64 host.
 *
 * <p>In: Java numbers ({@code long}, {@code double}, {@code Long}, {@code BigInteger}, {@code
 * Complex}) and text. Out: the same, or {@link org.jmpy.numbers.NumberError}, whose kind tells the
 * object model which Python exception to raise. Everything here is static and stateless, knows
 * nothing of Python objects and needs java.base only; every other package may use it.
 *
 * <p>A Python integer is a {@code Long} when it fits 64 bits and a {@code BigInteger} otherwise,
 * never the other way round ("normalised"); methods taking {@code Object} integers rely on it.
 */
package org.jmpy.numbers;
