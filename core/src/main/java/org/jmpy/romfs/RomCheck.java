package org.jmpy.romfs;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyReader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for everything that is wrong with an image: its records, its names, its .mpy files. */
public final class RomCheck {
    private static final int MAX_NESTING = 100;
    private static final int MAX_FINDINGS = 1000;

    private final RomImage image;
    private final List<String> findings = new ArrayList<>();

    private RomCheck(RomImage image) {
        this.image = image;
    }

    /**
     * {@return what is wrong, a line each; empty if nothing is}
     *
     * @param end position after the last byte of the file that holds the image
     */
    public static List<String> check(RomImage image, int end) {
        RomCheck check = new RomCheck(image);
        RomImage.Entry root = image.root();
        if (root.end() % 2 != 0) {
            check.add("/", "an odd number of bytes in all");
        }
        CodeBytes bytes = image.bytes();
        for (int at = root.end(); at < end; at++) {
            if (bytes.at(at) != 0 && bytes.at(at) != 0xff) {
                check.add("/", "bytes after the end of the image");
                break;
            }
        }
        check.checkDirectory("", root, 0);
        return check.findings;
    }

    private void add(String path, String what) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(path + ": " + what);
        }
    }

    private void checkDirectory(String path, RomImage.Entry directory, int nesting) {
        if (nesting == MAX_NESTING) {
            add(path, "directories nested too deeply");
            return;
        }
        CodeBytes bytes = image.bytes();
        RomImage.Walk walk = new RomImage.Walk(bytes, directory.start(), directory.end());
        int sound = 0;
        while (walk.next()) {
            if (walk.isNamed()) {
                sound++;
                checkName(path, walk.name());
            } else if (walk.kind == RomImage.POINTER || walk.kind > RomImage.FILE) {
                add(path + "/", "a record of kind " + walk.kind + " that nobody reads");
            }
        }
        if (walk.stop() != directory.end()) {
            add(path + "/", "a broken record at byte " + walk.stop());
        }
        List<RomImage.Entry> entries = image.list(directory);
        if (entries.size() != sound) {
            add(path + "/", sound - entries.size() + " entries without content or name");
        }
        Set<String> names = new HashSet<>();
        for (RomImage.Entry entry : entries) {
            String place = path + "/" + entry.name();
            if (!names.add(entry.name())) {
                add(place, "there is another entry of this name");
            }
            if (entry.isDirectory()) {
                checkDirectory(place, entry, nesting + 1);
            } else if (entry.name().endsWith(".mpy")) {
                checkModule(place, entry);
            }
        }
    }

    private void checkName(String path, String name) {
        if (name == null) {
            add(path + "/", "a name that is cut short");
        } else if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            add(path + "/" + name, "not a name");
        } else if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            add(path + "/" + name.replace('\0', '?'), "a name with a slash or NUL");
        }
    }

    private void checkModule(String place, RomImage.Entry entry) {
        try {
            MpyReader.load(image.bytes(), entry.start(), entry.end());
        } catch (MpyFormatException e) {
            int at = e.position() - entry.start();
            add(place, e.getMessage() + ": " + e.detail() + " at byte " + at);
        }
    }
}
