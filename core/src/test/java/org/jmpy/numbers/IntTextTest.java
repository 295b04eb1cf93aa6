package org.jmpy.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

class IntTextTest {
    private static String error(String text, int base) {
        NumberError e = assertThrows(NumberError.class, () -> IntText.parse(text, base), text);
        assertEquals(NumberError.Kind.VALUE, e.kind());
        return e.getMessage();
    }

    @Test
    void textOfEveryBaseReadsBack() {
        Randoms random = new Randoms();
        for (int i = 0; i < 20_000; i++) {
            Object value = random.integer(150);
            int base = 2 + random.below(35);
            String text = IntMath.big(value).toString(base);
            assertEquals(value, IntText.parse(text, base), text);
            assertEquals(
                    value, IntText.parse(" \t" + text.toUpperCase(Locale.ROOT) + "\n", base), text);
        }
    }

    @Test
    void bordersReadBack() {
        for (Object value : Randoms.borders()) {
            Object read = IntText.parse(IntText.decimal(value), 10);
            assertEquals(value, read);
            assertInstanceOf(value.getClass(), read);
        }
    }

    @Test
    void prefixesChooseTheBase() {
        assertEquals(255L, IntText.parse("0xfF", 0));
        assertEquals(255L, IntText.parse("0XfF", 16));
        assertEquals(-8L, IntText.parse("-0o10", 0));
        assertEquals(5L, IntText.parse("+0b101", 0));
        assertEquals(5L, IntText.parse("0b101", 2));
        assertEquals(0xb101L, IntText.parse("0b101", 16));
        assertEquals(0L, IntText.parse("00", 0));
        assertEquals(7L, IntText.parse("007", 10));
        assertEquals("invalid syntax for integer with base 0: '07'", error("07", 0));
        assertEquals("invalid syntax for integer with base 16: ''", error("0x", 0));
        assertEquals("invalid syntax for integer with base 10: '0x1'", error("0x1", 10));
    }

    @Test
    void underscoresAreSkippedInSmallNumbersOnly() {
        assertEquals(1234L, IntText.parse("1_2__34_", 10));
        assertEquals(0L, IntText.parse("_", 10));
        assertEquals(4611686018427387903L, IntText.parse("4611_686018427387903", 10));
        assertEquals(
                "invalid syntax for integer with base 10: '4611_686018427387904'",
                error("4611_686018427387904", 10));
    }

    @Test
    void messagesQuoteWhatFollowsSignAndPrefix() {
        assertEquals("invalid syntax for integer with base 10: ''", error("", 10));
        assertEquals("invalid syntax for integer with base 10: '-1'", error("--1", 10));
        assertEquals("invalid syntax for integer with base 10: '1 2'", error(" 1 2", 10));
        assertEquals(
                "invalid syntax for integer with base 10: 'a\\xc3\\xa9\\n'", error("aé\n", 10));
        assertEquals("invalid syntax for integer with base 10: \"a'\"", error("a'", 10));
        assertEquals("invalid syntax for integer with base 10: 'a\\'\"'", error("a'\"", 10));
        assertEquals("int() arg 2 must be >= 2 and <= 36", error("1", 1));
        assertEquals("int() arg 2 must be >= 2 and <= 36", error("1", 37));
        byte[] bytes = {'x', (byte) 0xe9};
        NumberError e = assertThrows(NumberError.class, () -> IntText.parse(bytes, 10));
        assertEquals("invalid syntax for integer with base 10: 'x\\xe9'", e.getMessage());
    }

    @Test
    void bytesReadLikeText() {
        assertEquals(-12L, IntText.parse(" -12 ".getBytes(StandardCharsets.US_ASCII), 10));
    }

    @Test
    void hugeDecimalTextIsExact() {
        Randoms random = new Randoms();
        for (int i = 0; i < 20; i++) {
            BigInteger value = IntMath.big(random.integer(200_000));
            assertEquals(value.toString(), IntText.decimal(value));
            int base = 2 + random.below(35);
            String text = value.toString(base);
            assertEquals(value, IntMath.big(IntText.parse(text, base)), "base " + base);
        }
        BigInteger power = BigInteger.TEN.pow(50_000);
        assertEquals("1" + "0".repeat(50_000), IntText.decimal(power));
        String nines = "9".repeat(50_000);
        assertEquals("-" + nines, IntText.decimal(power.subtract(BigInteger.ONE).negate()));
    }

    @Test
    void hugeDecimalTextPolls() {
        BigInteger power = BigInteger.TEN.pow(50_000);
        int[] polls = {0};
        IntText.decimal(power, () -> polls[0]++);
        assertEquals(true, polls[0] > 20);
        assertThrows(
                IllegalStateException.class,
                () ->
                        IntText.decimal(
                                power,
                                () -> {
                                    throw new IllegalStateException();
                                }));
    }

    @Test
    void textBeyondTheLargestIntegerIsRefused() {
        String text = "f".repeat((int) (IntMath.MAX_BITS / 4) + 1);
        NumberError e = assertThrows(NumberError.class, () -> IntText.parse(text, 16));
        assertEquals(NumberError.Kind.MEMORY, e.kind());
    }

    @Test
    void digitsAreGroupedInThreesOrFours() {
        assertEquals("1,234,567", IntText.digits(1234567L, 10, 'a', ','));
        assertEquals("123", IntText.digits(123L, 10, 'a', ','));
        assertEquals("1_2345", IntText.digits(0x12345L, 16, 'a', '_'));
        assertEquals("DEAD_BEEF", IntText.digits(0xdeadbeefL, 16, 'A', '_'));
        assertEquals("zz", IntText.digits(35L * 37, 36, 'a', '\0'));
        assertEquals("0", IntText.digits(0L, 2, 'a', '_'));
    }
}
