package org.jmpy.cli;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.interp.FileRegion;
import org.jmpy.lib.RomDisk;
import org.jmpy.mpy.MpyReader;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the program in a ROMFS image as a board would: the image is mounted at /rom, modules are
 * imported from /rom and /rom/lib, and main.py or main.mpy is run.
 */
final class RomRunner {
    private static final String POINT = "/rom";

    private RomRunner() {}

    /**
     * Runs an image.
     *
     * @param args the image, then the program's arguments
     * @return the exit status
     */
    static int run(String program, String[] args) {
        if (args.length == 0) {
            return Verbs.usage(program, "romfs run: which image?");
        }
        CodeBytes bytes;
        try {
            bytes = MpyReader.open(Path.of(args[0]));
        } catch (IOException e) {
            boolean exists = Files.exists(Path.of(args[0]));
            String reason = exists ? e.getMessage() : "No such file or directory";
            Console.error(args[0] + ": " + reason + "\n");
            return 1;
        }
        Session session = new Session(new SystemHost(""), false);
        session.initPath();
        PyList path = (PyList) session.vm().path();
        path.set(0, POINT);
        path.insert(1, POINT + "/lib");
        try {
            RomDisk.mount(session.vm(), new FileRegion(bytes, 0, bytes.size()), POINT);
        } catch (PyError e) {
            Console.error(args[0] + ": not a ROMFS image\n");
            return 1;
        }
        String main = POINT + "/main";
        boolean isSource = session.hasFile(main + ".py");
        if (!isSource && !session.hasFile(main + ".mpy")) {
            Console.error(args[0] + ": no main.py or main.mpy in the image\n");
            return 1;
        }
        String file = main + (isSource ? ".py" : ".mpy");
        session.vm().argv().append(file);
        for (int i = 1; i < args.length; i++) {
            session.vm().argv().append(args[i]);
        }
        int status = isSource ? session.runFile(file) : session.runImage(file);
        return session.finish(status, false);
    }
}
