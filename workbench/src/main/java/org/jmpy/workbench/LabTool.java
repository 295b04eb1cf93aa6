package org.jmpy.workbench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** The command {@code jmpy lab}: 0 is success, 1 a mistake in the program, 2 one in the command. */
public final class LabTool implements ToolProvider {
    /** For the service loader. */
    public LabTool() {}

    @Override
    public String name() {
        return "jmpy-lab";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        LabOptions options;
        try {
            options = LabOptions.parse(args);
        } catch (LabException e) {
            err.println("jmpy lab: " + e.getMessage() + " (jmpy lab help tells more)");
            err.flush();
            return 2;
        }
        try {
            if (options.verb().equals("help")) {
                out.print(LabOptions.USAGE);
                return 0;
            }
            Program program = Syntax.read(Files.readString(Path.of(options.file())));
            LabReport report = new LabVerbs(program, options).run();
            if (options.value("--html") != null) {
                Path page = Path.of(options.value("--html"));
                Files.writeString(page, LabPage.of(program, options));
            }
            out.print(options.has("--json") ? report.json() : report.text());
            return report.isGood() ? 0 : 1;
        } catch (IOException e) {
            err.println("jmpy lab: " + reason(e));
            return 1;
        } catch (LabException e) {
            err.println("jmpy lab: " + options.file() + ": " + e.getMessage());
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file: " + e.getMessage();
            case AccessDeniedException _ -> "not allowed: " + e.getMessage();
            case CharacterCodingException _ -> "the program is no UTF-8 text";
            default -> e.getMessage();
        };
    }
}
