package org.jmpy.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A MicroPython firmware as a loader of .mpy files: which versions it takes, and of which
 * architecture. Source: MicroPython docs/reference/mpyfiles.rst and py/persistentcode.c.
 *
 * @param release major * 1000 + minor: 1022 for 1.22
 * @param arch number of its architecture, -1 if it was not named
 */
record Firmware(int release, int arch, String name) {
    private static final String[] ARCHITECTURES = {
        "none",
        "x86",
        "x64",
        "armv6",
        "armv6m",
        "armv7m",
        "armv7em",
        "armv7emsp",
        "armv7emdp",
        "xtensa",
        "xtensawin",
        "rv32imc",
        "rv64imc",
    };

    private static final int X64 = 2;
    private static final int ARMV6M = 4;
    private static final int ARMV7EMDP = 8;
    private static final int RV64IMC = 12;
    private static final int VERSION = 6;

    /** What is known about a file, and why it would be refused. */
    static final class Answer {
        private final int version;
        private final int subVersion;
        private final int arch;
        private final int smallIntBits;
        private final List<String> problems = new ArrayList<>();
        private final List<String> fixes = new ArrayList<>();
        private String target;

        private Answer(int version, int subVersion, int arch, int smallIntBits) {
            this.version = version;
            this.subVersion = subVersion;
            this.arch = arch;
            this.smallIntBits = smallIntBits;
        }

        List<String> problems() {
            return problems;
        }

        int arch() {
            return arch;
        }

        void add(String problem, String fix) {
            problems.add(problem);
            fixes.add(fix);
        }

        private String versionText() {
            return arch == 0 ? Integer.toString(version) : version + "." + subVersion;
        }

        Map<String, Object> describe(String path) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("file", path);
            result.put("version", version < 0 ? null : versionText());
            result.put("arch", archName(arch));
            result.put("smallIntBits", smallIntBits);
            result.put("ok", problems.isEmpty());
            List<Object> rows = new ArrayList<>();
            for (int i = 0; i < problems.size(); i++) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("problem", problems.get(i));
                row.put("fix", fixes.get(i));
                rows.add(row);
            }
            result.put("problems", rows);
            return result;
        }

        void print(String path, StringBuilder out) {
            out.append(path).append(": ");
            if (version < 0) {
                out.append("not a .mpy file\n");
                return;
            }
            out.append("mpy v").append(versionText());
            out.append(arch == 0 ? ", bytecode" : ", native " + archName(arch));
            out.append(", small ints of ").append(smallIntBits).append(" bits");
            if (problems.isEmpty()) {
                out.append(": ok").append(target == null ? "" : ", " + target + " loads it");
            }
            out.append('\n');
            for (int i = 0; i < problems.size(); i++) {
                out.append("  ").append(problems.get(i)).append('\n');
                out.append("  fix: ").append(fixes.get(i)).append('\n');
            }
        }
    }

    private static String archName(int arch) {
        return arch >= 0 && arch < ARCHITECTURES.length ? ARCHITECTURES[arch] : "unknown";
    }

    /**
     * {@return the firmware that {@code text} names, such as {@code v1.22} or {@code 1.22,armv6m}}
     *
     * @throws ToolException if it names none
     */
    static Firmware parse(String text) throws ToolException {
        String[] parts = text.split(",", 2);
        String release = parts[0].startsWith("v") ? parts[0].substring(1) : parts[0];
        String[] numbers = release.split("\\.");
        int arch = -1;
        if (parts.length == 2) {
            String wanted = parts[1].toLowerCase(Locale.ROOT);
            for (int i = 1; i < ARCHITECTURES.length; i++) {
                if (ARCHITECTURES[i].equals(wanted)) {
                    arch = i;
                }
            }
            if (arch < 0) {
                throw new ToolException("--for: there is no architecture " + parts[1]);
            }
        }
        try {
            int major = Integer.parseInt(numbers[0]);
            int minor = numbers.length > 1 ? Integer.parseInt(numbers[1]) : 0;
            if (major != 1 || minor < 5 || minor > 999) {
                throw new ToolException("--for: there is no release " + parts[0]);
            }
            return new Firmware(major * 1000 + minor, arch, "v" + major + "." + minor);
        } catch (NumberFormatException e) {
            throw new ToolException("--for: a release such as v1.22, not " + parts[0]);
        }
    }

    /** {@return what the header of a file tells} */
    static Answer header(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != 'M') {
            Answer answer = new Answer(-1, 0, 0, 0);
            answer.add("not a .mpy file", "compile the source with jmpy compile");
            return answer;
        }
        int version = bytes[1] & 0xff;
        int flags = bytes[2] & 0xff;
        int arch = version == VERSION ? (flags >> 2) & 0x2f : 0;
        Answer answer = new Answer(version, flags & 3, arch, bytes[3] & 0xff);
        if (version != VERSION) {
            answer.add(
                    "version " + version + " is that of MicroPython " + releases(version),
                    "compile the source again with jmpy compile, for 1.19 and later");
        }
        return answer;
    }

    private static String releases(int version) {
        return switch (version) {
            case 0 -> "1.5.1 to 1.8.7";
            case 1, 2 -> "1.9 to 1.9.2";
            case 3 -> "1.9.3 to 1.10";
            case 4 -> "1.11";
            case 5 -> "1.12 to 1.18";
            default -> "a release that is not known here";
        };
    }

    private int version() {
        if (release >= 1019) {
            return VERSION;
        }
        if (release >= 1012) {
            return 5;
        }
        return release >= 1011 ? 4 : release >= 1010 ? 3 : release >= 1009 ? 2 : 0;
    }

    private int subVersion() {
        return release >= 1023 ? 3 : release >= 1022 ? 2 : release >= 1020 ? 1 : 0;
    }

    /** Adds to {@code answer} why this firmware would refuse the file. */
    void ask(String path, byte[] bytes, Answer answer) {
        answer.target = arch < 0 ? name : name + " on " + archName(arch);
        String says = " -> the board will say \"ValueError: ";
        String source = path.endsWith(".mpy") ? path.substring(0, path.length() - 4) + ".py" : path;
        if (answer.version < 0) {
            return;
        }
        String recompile = "mpy-cross of MicroPython " + name.substring(1) + " for " + source;
        if (answer.version != version()) {
            answer.add(
                    name + " loads version " + version() + says + "incompatible .mpy file\"",
                    version() == VERSION ? "jmpy compile " + source : recompile);
            return;
        }
        String withoutNative =
                " (or drop native and viper: plain bytecode v6 loads on 1.19 and later)";
        if (answer.arch != 0) {
            String march = "-march=" + archName(answer.arch) + " with ";
            if (answer.subVersion != subVersion()) {
                answer.add(
                        name
                                + " loads "
                                + VERSION
                                + "."
                                + subVersion()
                                + " native code only"
                                + says
                                + "incompatible .mpy file\"",
                        march + recompile + withoutNative);
            }
            if (arch >= 0 && !runs(answer.arch)) {
                answer.add(
                        archName(arch)
                                + " does not run "
                                + archName(answer.arch)
                                + " code"
                                + says
                                + "incompatible .mpy arch\"",
                        "-march=" + archName(arch) + " with " + recompile + withoutNative);
            }
        }
        int bits = arch == X64 || arch == RV64IMC ? 63 : 31;
        if (answer.smallIntBits > bits) {
            answer.add(
                    "the firmware has small ints of "
                            + bits
                            + " bits"
                            + (arch < 0 ? " unless it is a 64-bit build" : "")
                            + says
                            + "incompatible .mpy file\"",
                    "jmpy compile -msmall-int-bits=" + bits + " " + source);
        }
    }

    /** {@return whether this firmware runs machine code for {@code other}} */
    private boolean runs(int other) {
        boolean isThumb = arch >= ARMV6M && arch <= ARMV7EMDP;
        return isThumb ? other >= ARMV6M && other <= arch : other == arch;
    }
}
