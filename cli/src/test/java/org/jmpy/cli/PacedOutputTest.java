package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

/** Bytes arrive in order, soon, and errors are seen. */
class PacedOutputTest {
    @Test
    void bytesArriveInOrder() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        PacedOutput output = new PacedOutput(target);
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            byte[] data = new byte[random.nextInt(i % 100 == 0 ? 20_000 : 20)];
            random.nextBytes(data);
            output.write(data, 0, data.length);
            expected.writeBytes(data);
        }
        output.flush();
        assertArrayEquals(expected.toByteArray(), target.toByteArray());
    }

    @Test
    void whatIsBufferedArrivesSoonByItself() throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        PacedOutput output = new PacedOutput(target);
        for (int i = 0; i < 100; i++) {
            output.write(i);
        }
        long start = System.nanoTime();
        while (target.size() < 100) {
            assertTrue(System.nanoTime() - start < 10_000_000_000L);
            Thread.sleep(1);
        }
        assertEquals(100, target.size());
    }

    /** Fails after some bytes. */
    private static final class Full extends OutputStream {
        private int room = 1000;

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException("Broken pipe");
            }
        }
    }

    @Test
    void errorsAreSeen() {
        PacedOutput output = new PacedOutput(new Full());
        IOException e =
                assertThrows(
                        IOException.class,
                        () -> {
                            for (int i = 0; i < 100_000; i++) {
                                output.write(i);
                            }
                        });
        assertEquals("Broken pipe", e.getMessage());
        assertTrue(output.isReaderGone());
    }
}
