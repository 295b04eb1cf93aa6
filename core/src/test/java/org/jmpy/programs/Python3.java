package org.jmpy.programs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CPython that runs one program after the other, in one process. */
final class Python3 implements AutoCloseable {
    /** Reads a length and a program, writes a length and what it printed. */
    private static final String SERVER =
            """
            import sys, io, struct, signal, warnings
            warnings.simplefilter('ignore')
            read, write = sys.stdin.buffer, sys.stdout.buffer
            class Late(BaseException):
                pass
            def late(*_):
                raise Late()
            signal.signal(signal.SIGVTALRM, late)
            while True:
                size = read.read(4)
                if not size:
                    break
                source = read.read(struct.unpack('>i', size)[0]).decode()
                out = sys.stdout = io.StringIO()
                signal.setitimer(signal.ITIMER_VIRTUAL, 5)
                try:
                    exec(compile(source, 'p.py', 'exec'), {'detail': lambda x: None})
                except BaseException as e:
                    print('ended by', type(e).__name__)
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
                data = out.getvalue().encode()
                write.write(struct.pack('>i', len(data)) + data)
                write.flush()
            """;

    private final Process process;
    private final DataOutputStream input;
    private final DataInputStream output;

    private Python3() throws IOException {
        process =
                new ProcessBuilder("python3", "-X", "utf8", "-c", SERVER)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        input = new DataOutputStream(process.getOutputStream());
        output = new DataInputStream(process.getInputStream());
    }

    /** {@return CPython, null if this machine has none} */
    static Python3 find() throws IOException {
        for (String folder : List.of(System.getenv("PATH").split(File.pathSeparator))) {
            if (Files.isExecutable(Path.of(folder, "python3"))) {
                return new Python3();
            }
        }
        return null;
    }

    /** {@return what a program prints, and the type of the exception that ended it} */
    String run(String source) {
        try {
            byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
            input.writeInt(bytes.length);
            input.write(bytes);
            input.flush();
            return new String(output.readNBytes(output.readInt()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
