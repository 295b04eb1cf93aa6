package org.jmpy.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jmpy.lib.Library;
import org.jmpy.object.PyError;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Output goes out whole, and its errors are seen. */
class StandardOutputTest {
    private static StandardOutput to(OutputStream target) {
        Host host =
                new Host() {
                    @Override
                    public OutputStream stdout() {
                        return target;
                    }
                };
        return new Vm(host, new Library(), 10).stdout();
    }

    @Test
    void printsUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        to(bytes).print("a\u20ac\n");
        assertEquals("a\u20ac\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aReaderThatHasGoneIsAnError() {
        StandardOutput out =
                to(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        });
        PyError error = assertThrows(PyError.class, () -> out.print("x"));
        assertEquals(32L, error.exception().firstArg());
    }

    @Test
    void javaErrorsHaveNumbers() {
        assertEquals(2, IoErrors.errno(new NoSuchFileException("x")));
        assertEquals(20, IoErrors.errno(new FileSystemException("x", null, "Not a directory")));
        assertEquals(21, IoErrors.errno(new FileNotFoundException("x (Is a directory)")));
        assertEquals(28, IoErrors.errno(new IOException("No space left on device")));
        assertEquals(5, IoErrors.errno(new IOException("something new")));
        assertEquals(5, IoErrors.errno(new IOException()));
    }
}
