package org.jmpy.tool;

import java.util.List;
import java.util.Locale;

/** The page and the picture of {@link LayoutExperiment}. */
final class LayoutPage {
    private static final int WIDTH = 760;
    private static final int BAR_LEFT = 190;
    private static final int BAR_WIDTH = 440;
    private static final int ROW = 20;

    private LayoutPage() {}

    static String text(List<LayoutExperiment.Result> results, String[] ways) {
        StringBuilder out = new StringBuilder();
        out.append(
                """
                # The layout of .mpy files, measured

                Since version 6, a `.mpy` file is data that runs where it lies: instructions name strings
                by their place in a table of the file, so a loader links the two tables and never writes
                into code. This page asks what that indirection costs and what it gives: the size of the
                files against source and against a layout without it, and the time and memory of importing
                from source, from a `.mpy` file, from a mapped ROMFS image and from a frozen jar.

                `dev/mpy-layout FOLDER...` measures anew and writes this page and its picture; any folder
                of modules will do. The folders here:

                """);
        for (LayoutExperiment.Result r : results) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "- **%s**: %,d modules, %,d bytes of source%n",
                            r.name(),
                            r.modules(),
                            r.sizes().source()));
        }
        out.append(
                """

                ![Sizes, import times and import memory as bars](mpy-layout.svg)

                ## Size

                | modules | source | .mpy | of source | without indirection | .mpy is smaller by |
                |---|---:|---:|---:|---:|---:|
                """);
        for (LayoutExperiment.Result r : results) {
            LayoutSizes s = r.sizes();
            out.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %,d | %,d | %.0f %% | %,d | %.0f %% |%n",
                            r.name(),
                            s.source(),
                            s.file(),
                            100.0 * s.file() / s.source(),
                            s.inline(),
                            100.0 * (s.inline() - s.file()) / s.inline()));
        }
        out.append(
                """

                *Without indirection* is the same file with two more bytes for each string that code names:
                the number of the string in the runtime, which the loader writes there; the place in the
                file's table stays, for the loader to know which string is meant.

                What a board needs in RAM to import one, when the file lies in its flash memory, in bytes:

                | modules | version 6: the two tables | without indirection: a copy of the code | ratio |
                |---|---:|---:|---:|
                """);
        for (LayoutExperiment.Result r : results) {
            LayoutSizes s = r.sizes();
            out.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %,d | %,d | %.1f |%n",
                            r.name(),
                            s.tables(),
                            s.inlineCode(),
                            (double) s.inlineCode() / s.tables()));
        }
        out.append(
                """

                The tables take two bytes a string and four an object; strings that the runtime does not
                have yet, and objects, come on top in both layouts.

                ## Import

                CPU time and allocated memory of importing one module with jmpy, up to its first
                instruction: finding it, reading it, compiling it or linking and checking it. The functions
                in it are checked before their first call, which is not part of this. Medians of 15 rounds
                over all modules in a warm process.

                | modules |  |\
                """);
        for (String way : ways) {
            out.append(' ').append(way).append(" |");
        }
        out.append(" source : ROMFS |\n|---|---|---:|---:|---:|---:|---:|\n");
        for (LayoutExperiment.Result r : results) {
            row(out, r.name(), "µs", r.micros());
            row(out, "", "bytes", r.bytes());
        }
        out.append(
                """

                From an image nothing of the bytecode is copied; a `.mpy` file of less than 64 KiB is read
                into memory, because mapping it would cost more. The first import of a process is slower
                in all four, by what the JVM needs to warm up.
                """);
        out.append("\nMeasured with Java ")
                .append(System.getProperty("java.vm.version"))
                .append(", serial collector, compact headers, on ")
                .append(System.getProperty("os.name"))
                .append(' ')
                .append(System.getProperty("os.arch"))
                .append(" with ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" processors.\n");
        return out.toString();
    }

    private static void row(StringBuilder out, String name, String unit, double[] values) {
        out.append("| ").append(name).append(" | ").append(unit).append(" |");
        for (double value : values) {
            out.append(' ').append(LayoutExperiment.number(value)).append(" |");
        }
        out.append(' ').append(LayoutExperiment.number(values[0] / values[2])).append(" |\n");
    }

    /**
     * {@return the figures as bars} Each group has a scale of its own; each bar tells its value.
     */
    static String picture(List<LayoutExperiment.Result> results, String[] ways) {
        StringBuilder body = new StringBuilder();
        int y = 28;
        for (LayoutExperiment.Result r : results) {
            LayoutSizes s = r.sizes();
            heading(body, y, r.name() + ": " + r.modules() + " modules");
            y += 10;
            String[] layouts = {"source", "without indirection", ".mpy version 6"};
            double[] sizes = {s.source(), s.inline(), s.file()};
            y = group(body, y, "bytes in all", layouts, sizes);
            y = group(body, y, "µs to import one", ways, r.micros());
            y = group(body, y, "bytes allocated to import one", ways, r.bytes());
            y += 30;
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                + WIDTH
                + " "
                + y
                + "\" font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<title>Sizes, import times and import memory of .mpy layouts</title>\n"
                + "<rect width=\""
                + WIDTH
                + "\" height=\""
                + y
                + "\" fill=\"#ffffff\"/>\n"
                + body
                + "</svg>\n";
    }

    private static void heading(StringBuilder body, int y, String text) {
        body.append("<text x=\"12\" y=\"").append(y).append("\" font-weight=\"bold\">");
        body.append(escape(text)).append("</text>\n");
    }

    private static int group(
            StringBuilder body, int top, String what, String[] names, double[] values) {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, value);
        }
        int y = top + 20;
        body.append("<text x=\"12\" y=\"").append(y).append("\" fill=\"#555555\">");
        body.append(escape(what)).append("</text>\n");
        for (int i = 0; i < values.length; i++) {
            y += ROW;
            double width = BAR_WIDTH * values[i] / most;
            body.append("<text x=\"")
                    .append(BAR_LEFT - 8)
                    .append("\" y=\"")
                    .append(y)
                    .append("\" text-anchor=\"end\">")
                    .append(escape(names[i]))
                    .append("</text>\n<rect x=\"")
                    .append(BAR_LEFT)
                    .append("\" y=\"")
                    .append(y - 12)
                    .append("\" width=\"")
                    .append(String.format(Locale.ROOT, "%.1f", width))
                    .append("\" height=\"15\" fill=\"#4c78a8\"/>\n<text x=\"")
                    .append(String.format(Locale.ROOT, "%.1f", BAR_LEFT + width + 6))
                    .append("\" y=\"")
                    .append(y)
                    .append("\">")
                    .append(LayoutExperiment.number(values[i]))
                    .append("</text>\n");
        }
        return y + 6;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
