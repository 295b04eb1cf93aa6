package org.jmpy.cli;

import org.jmpy.interp.JitEvent;
import org.jmpy.interp.JitMonitor;
import org.jmpy.interp.Version;
import org.jmpy.tool.Json;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The log of the compiler of hot code: one JSON object a line, written as it happens. The first
 * line names the schema, {@value #SCHEMA}; the last ones, written when the program ends, count
 * exits and sum up. Fields are added in later versions, not renamed.
 */
final class JitLog implements JitMonitor.Listener {
    static final String SCHEMA = "jmpy.jitlog/1";

    private final FileOutputStream file;
    private final long start = System.nanoTime();
    private boolean failed;

    private JitLog(FileOutputStream file) {
        this.file = file;
    }

    /** Opens a log. @throws IOException if the file cannot be written */
    static JitLog open(String path) throws IOException {
        JitLog log = new JitLog(new FileOutputStream(path));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("schema", SCHEMA);
        line.put("jmpy", Version.banner());
        line.put("jvm", System.getProperty("java.vm.version", ""));
        log.write(line);
        return log;
    }

    @Override
    public void event(JitEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        switch (event) {
            case JitEvent.Compiled e -> {
                begin(line, "compiled", event);
                line.put("id", e.id());
                line.put("bytes", e.bytes());
                line.put("us", e.nanos() / 1000);
            }
            case JitEvent.Optimised e -> {
                begin(line, "optimised", event);
                line.put("before", e.before().lines().toList());
                line.put("after", e.after().lines().toList());
            }
            case JitEvent.Aborted e -> {
                begin(line, "aborted", event);
                line.put("reason", e.reason());
            }
            case JitEvent.Invalidated e -> {
                begin(line, "invalidated", event);
                line.put("id", e.id());
                line.put("reason", e.reason());
            }
        }
        write(line);
    }

    private void begin(Map<String, Object> line, String name, JitEvent event) {
        line.put("event", name);
        line.put("at_us", (System.nanoTime() - start) / 1000);
        line.put("kind", event.kind().text());
        put(line, event.place());
    }

    private static void put(Map<String, Object> line, JitEvent.Place place) {
        line.put("file", place.file());
        line.put("function", place.function());
        line.put("line", place.line());
    }

    /** Writes what is known at the end, and closes the file. */
    void close(JitMonitor.Snapshot snapshot) {
        for (JitMonitor.Exit exit : snapshot.exits()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", "exit");
            line.put("id", exit.id());
            put(line, exit.place());
            line.put("reason", exit.reason());
            line.put("count", exit.count());
            write(line);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "end");
        line.put("at_us", (System.nanoTime() - start) / 1000);
        Map<String, Object> compiled = new LinkedHashMap<>();
        snapshot.compiled().forEach((kind, count) -> compiled.put(kind.text(), count));
        line.put("compiled", compiled);
        line.put("aborts", snapshot.aborts());
        line.put("invalidations", snapshot.invalidations());
        line.put("code_bytes", snapshot.codeBytes());
        line.put("compile_us", snapshot.compileNanos() / 1000);
        write(line);
        try {
            file.close();
        } catch (IOException e) {
            complain(e);
        }
    }

    private synchronized void write(Map<String, Object> line) {
        if (failed) {
            return;
        }
        try {
            file.write((Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            complain(e);
        }
    }

    /** Says once that the log is not whole; the program goes on. */
    private void complain(IOException e) {
        failed = true;
        Console.error("jmpy: the log of the JIT cannot be written: " + e.getMessage() + "\n");
    }

    // ---- for people ----------------------------------------------------------------------------

    /** {@return what --jit-stats prints} */
    static String text(JitMonitor.Snapshot snapshot) {
        StringBuilder out = new StringBuilder("jit: compiled");
        String separator = " ";
        for (Map.Entry<JitEvent.Kind, Integer> entry : snapshot.compiled().entrySet()) {
            out.append(separator).append(entry.getValue()).append(' ');
            out.append(entry.getKey().text());
            separator = ", ";
        }
        out.append(snapshot.compiled().isEmpty() ? " nothing" : "");
        out.append("; ").append(snapshot.codeBytes()).append(" bytes of classes, ");
        out.append(snapshot.compileNanos() / 1_000_000).append(" ms\n");
        append(out, "jit: given up:", snapshot.aborts());
        append(out, "jit: taken out of use:", snapshot.invalidations());
        for (JitMonitor.Exit exit : snapshot.exits()) {
            JitEvent.Place place = exit.place();
            out.append("jit: exit ").append(exit.count()).append(" times at ");
            out.append(place.file()).append(':').append(place.line()).append(' ');
            out.append(place.function()).append(": ").append(exit.reason()).append('\n');
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String title, Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return;
        }
        out.append(title);
        String separator = " ";
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            out.append(separator).append(entry.getValue()).append(' ').append(entry.getKey());
            separator = ", ";
        }
        out.append('\n');
    }
}
