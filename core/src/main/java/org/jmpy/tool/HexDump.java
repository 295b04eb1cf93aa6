package org.jmpy.tool;

/**
 * The annotated hex dump of a file: rows of 16 bytes with every segment coloured and named. Source
 * of the layout: MicroPython tools/mpy-tool.py, option -x.
 */
final class HexDump {
    private static final int WIDTH = 16;
    private static final String OFF = "\033[0m";

    /** Two shades a kind, in the order of {@link Segment.Kind}; neighbours take turns. */
    private static final String[][] COLOURS = {
        {"", ""},
        {"\033[0;31m", "\033[0;91m"},
        {"\033[0;32m", "\033[0;92m"},
        {"\033[0;34m", "\033[0;94m"},
    };

    private final MpyFile file;
    private String colour = "";
    private int shade;
    private int next;
    private final StringBuilder hex = new StringBuilder();
    private final StringBuilder characters = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();

    private HexDump(MpyFile file) {
        this.file = file;
    }

    static void print(MpyFile file, Lines out) {
        HexDump dump = new HexDump(file);
        for (int row = 0; row < file.bytes.length; row += WIDTH) {
            out.print(dump.row(row));
        }
    }

    private String row(int row) {
        hex.setLength(0);
        characters.setLength(0);
        comment.setLength(0);
        hex.append(colour);
        characters.append(colour);
        int end = Math.min(row + WIDTH, file.bytes.length);
        for (int at = row; at < end; at++) {
            changeColour(at);
            int b = file.bytes[at] & 0xff;
            if ((at & 1) == 0) {
                hex.append(' ');
            }
            PyText.appendHex(hex, b, 2);
            characters.append(b >= 0x20 && b <= 0x7e ? (char) b : '.');
        }
        if (!colour.isEmpty()) {
            hex.append(OFF);
            characters.append(OFF);
        }
        StringBuilder line = new StringBuilder();
        PyText.appendHex(line, row, 8);
        line.append(':').append(hex).repeat(' ', (WIDTH - (end - row)) * 5 / 2);
        return line.append("  ").append(characters).append(' ').append(comment).toString();
    }

    /** Starts and ends segments at {@code at}. */
    private void changeColour(int at) {
        while (next < file.segments.size()) {
            Segment segment = file.segments.get(next);
            if (at == segment.start()) {
                colour = COLOURS[segment.kind().ordinal()][shade];
                shade = 1 - shade;
                hex.append(colour);
                characters.append(colour);
                comment.append(' ').append(colour).append(PyText.str(segment.name())).append(OFF);
            }
            if (at != segment.end()) {
                return;
            }
            colour = "";
            hex.append(OFF);
            characters.append(OFF);
            next++;
        }
    }
}
