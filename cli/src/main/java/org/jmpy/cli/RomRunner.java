package org.jmpy.cli;

import org.jmpy.lib.RomDisk;
import org.jmpy.object.PyList;
import org.jmpy.romfs.ImageFile;
import org.jmpy.romfs.RomFormatException;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * ROMFS images for programs, as a board has one in its flash memory: mounted at /rom, with modules
 * imported from /rom and /rom/lib after all others. Source: MicroPython extmod/vfs.c,
 * mp_vfs_mount_romfs_protected.
 */
final class RomRunner {
    private static final String POINT = "/rom";

    /** Names an image that programs find at /rom. */
    static final String VARIABLE = "JMPY_ROM";

    private RomRunner() {}

    /**
     * Mounts an image.
     *
     * @param file a ROMFS image, or a jar that holds one
     * @return what went wrong, null if nothing did
     */
    static String insert(Session session, String file) {
        try {
            RomDisk.insert(session.vm(), ImageFile.open(Path.of(file)), POINT);
            return null;
        } catch (NoSuchFileException | InvalidPathException e) {
            return file + ": No such file or directory";
        } catch (IOException e) {
            return file + ": " + e.getMessage();
        } catch (RomFormatException e) {
            return file + ": " + e.getMessage();
        }
    }

    /**
     * Runs the main.py or main.mpy of an image.
     *
     * @param args the image, then the program's arguments
     * @return the exit status
     */
    static int run(String program, String[] args) {
        if (args.length == 0) {
            return Verbs.usage(program, "romfs run: which image?");
        }
        Session session;
        try {
            session = new Session(new SystemHost(""), false, RunOptions.fromEnvironment());
        } catch (RunOptions.Wrong e) {
            return Verbs.usage(program, e.getMessage());
        }
        session.initPath();
        PyList path = (PyList) session.vm().path();
        int others = path.size();
        String mistake = insert(session, args[0]);
        if (mistake != null) {
            Console.error(mistake + "\n");
            return 1;
        }
        // What the image brings comes before what is installed.
        path.set(0, path.remove(others));
        path.insert(1, path.remove(others));
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
