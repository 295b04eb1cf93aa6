package org.jmpy.workbench;

import org.jmpy.tool.Json;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a verb has found out, as text for people and as data. */
final class LabReport {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> data = new LinkedHashMap<>();
    private boolean isGood = true;

    LabReport line(String line) {
        text.append(line).append('\n');
        return this;
    }

    LabReport block(String lines) {
        text.append(lines);
        return this;
    }

    LabReport put(String name, Object value) {
        data.put(name, value);
        return this;
    }

    /** The program's own output, which comes last. */
    void output(Value value) {
        if (value != null) {
            line(Facts.text(value));
            put("output", Facts.text(value));
        }
    }

    void bad() {
        isGood = false;
    }

    /** {@return whether what was asked for is so} */
    boolean isGood() {
        return isGood;
    }

    String text() {
        return text.toString();
    }

    String json() {
        return Json.pretty(data);
    }
}
