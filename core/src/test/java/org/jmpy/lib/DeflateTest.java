package org.jmpy.lib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compression and decompression against each other and against java.util.zip. */
class DeflateTest {
    private final Random random = new Random(7);

    /** Data of few values and of repeated pieces, where there is something to find. */
    private byte[] data(int size) {
        byte[] data = new byte[size];
        int at = 0;
        while (at < size) {
            if (at > 0 && random.nextInt(3) == 0) {
                int length = Math.min(size - at, 1 + random.nextInt(300));
                int from = random.nextInt(at);
                for (int i = 0; i < length; i++) {
                    data[at++] = data[from + i];
                }
            } else {
                data[at++] = (byte) random.nextInt(random.nextInt(4) == 0 ? 256 : 4);
            }
        }
        return data;
    }

    private static byte[] compress(byte[] data, int window, int piece) {
        ByteStore out = new ByteStore();
        DeflateEncoder encoder = new DeflateEncoder(window, out::add);
        for (int at = 0; at < data.length; at += piece) {
            encoder.write(data, at, Math.min(piece, data.length - at));
        }
        encoder.finish();
        return out.toArray();
    }

    private static IntSupplier source(byte[] data) {
        int[] next = {0};
        return () -> {
            if (next[0] == data.length) {
                throw new IllegalStateException("end");
            }
            return data[next[0]++] & 0xff;
        };
    }

    @Test
    void whatIsCompressedComesBack() throws DataFormatException {
        for (int run = 0; run < 150; run++) {
            byte[] data = data(random.nextInt(3000));
            int bits = 5 + random.nextInt(11);
            int piece = random.nextBoolean() ? Math.max(1, data.length) : 1 + random.nextInt(200);
            byte[] packed = compress(data, 1 << bits, piece);
            byte[] back = new byte[data.length + 1];
            InflateDecoder decoder = new InflateDecoder(source(packed), 1 << bits);
            assertEquals(data.length, decoder.read(back, 0, back.length));
            assertTrue(decoder.isFinished());
            assertArrayEquals(data, Arrays.copyOf(back, data.length));
            assertArrayEquals(data, inflate(packed, data.length));
        }
    }

    private static byte[] inflate(byte[] packed, int length) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        inflater.setInput(packed);
        byte[] back = new byte[length];
        int done = 0;
        while (done < length && !inflater.finished()) {
            done += inflater.inflate(back, done, length - done);
        }
        inflater.end();
        return back;
    }

    @Test
    void readsWhatTheJdkWrites() {
        for (int level = 0; level <= 9; level++) {
            byte[] data = data(20000);
            Deflater deflater = new Deflater(level, true);
            deflater.setInput(data);
            deflater.finish();
            byte[] packed = new byte[40000];
            int size = deflater.deflate(packed);
            deflater.end();
            byte[] back = new byte[data.length];
            InflateDecoder decoder =
                    new InflateDecoder(source(Arrays.copyOf(packed, size)), 1 << 15);
            int done = 0;
            while (done < data.length) {
                done += decoder.read(back, done, Math.min(999, data.length - done));
            }
            assertArrayEquals(data, back, "level " + level);
        }
    }

    @Test
    void refusesDistancesBeyondTheWindow() {
        byte[] data = new byte[2000];
        random.nextBytes(data);
        System.arraycopy(data, 0, data, 1000, 1000);
        byte[] packed = compress(data, 1 << 15, data.length);
        InflateDecoder small = new InflateDecoder(source(packed), 512);
        assertThrows(InflateDecoder.DataError.class, () -> small.read(data, 0, data.length));
    }

    @Test
    void survivesDamage() {
        for (int run = 0; run < 2000; run++) {
            byte[] packed = compress(data(200), 256, 200);
            packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                new InflateDecoder(source(packed), 256).read(new byte[5000], 0, 5000);
            } catch (InflateDecoder.DataError | IllegalStateException _) { // as it may
            }
        }
    }
}
