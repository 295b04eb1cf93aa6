package org.jmpy.tool;

import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.romfs.RomWriter;
import org.jmpy.syntax.CompileError;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packs a folder into a ROMFS image, byte for byte as mpremote does when it has mpy-cross: names
 * sorted, each .py file replaced by its .mpy unless there is one of that name.
 */
final class RomBuilder {
    private final Path folder;
    private final boolean compiles;
    private final StringBuilder report;
    private final RomWriter writer = new RomWriter();

    private RomBuilder(Path folder, boolean compiles, StringBuilder report) {
        this.folder = folder;
        this.compiles = compiles;
        this.report = report;
    }

    /**
     * {@return the image}
     *
     * @param folder the folder that {@code source} starts from, if it is relative
     * @param source the folder to pack, as the user named it: compiled files keep that name
     * @param report gets a picture of the tree, as mpremote prints it
     */
    static byte[] build(Path folder, String source, boolean compiles, StringBuilder report)
            throws ToolException {
        String prefix = source.endsWith("/") ? source : source + "/";
        report.append("Building romfs filesystem, source directory: ")
                .append(prefix)
                .append("\n/\n");
        RomBuilder builder = new RomBuilder(folder, compiles, report);
        builder.pack(prefix, "");
        return builder.writer.finish();
    }

    private void pack(String prefix, String indent) throws ToolException {
        List<String> names;
        try (Stream<Path> entries = Files.list(folder.resolve(prefix))) {
            names = entries.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(prefix, e));
        }
        for (String name : names) {
            boolean isLast = name.equals(names.getLast());
            report.append(indent).append(isLast ? "\\-- " : "|-- ").append(name);
            try {
                if (Files.isDirectory(folder.resolve(prefix + name))) {
                    report.append("/\n");
                    writer.openDirectory(name);
                    pack(prefix + name + "/", indent + (isLast ? "    " : "|   "));
                    writer.closeDirectory();
                } else {
                    packFile(prefix, name);
                }
            } catch (IllegalArgumentException e) {
                throw new ToolException(prefix + name + ": " + e.getMessage());
            }
        }
    }

    private void packFile(String prefix, String name) throws ToolException {
        byte[] content = read(prefix + name);
        String module = name.endsWith(".py") ? name.substring(0, name.length() - 3) + ".mpy" : null;
        boolean isCompiled =
                compiles && module != null && !Files.isRegularFile(folder.resolve(prefix + module));
        report.append(isCompiled ? " -> .mpy\n" : "\n");
        if (isCompiled) {
            writer.file(module, compile(prefix + name, content));
        } else {
            writer.file(name, content);
        }
    }

    private byte[] read(String path) throws ToolException {
        try {
            return WholeFile.read(folder.resolve(path));
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(path, e));
        }
    }

    private static byte[] compile(String path, byte[] source) throws ToolException {
        try {
            return MpyWriter.write(Compiler.compile(source, path, Mode.FILE, Options.CROSS));
        } catch (CompileError e) {
            throw new ToolException(Mistakes.say(path, e));
        }
    }
}
