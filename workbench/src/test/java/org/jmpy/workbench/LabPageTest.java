package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The page, looked at in a browser if the machine has one; screenshots stay in target. */
class LabPageTest {
    private static final String SQUARE = "bytecode=" + Examples.SQUARE + ",pc=0";

    @TempDir Path folder;

    @Test
    void itNeedsNoNetworkAndHoldsItsData() throws IOException {
        String page = Files.readString(square());
        assertFalse(page.contains("http:") || page.contains("https:"), "no network");
        assertFalse(page.contains("/*DATA*/null"));
        assertTrue(page.contains("\"output\": \"256\""));
        assertTrue(page.contains("\"failed\": 1"), "the guard that ends the loop");
    }

    @Test
    void overSpecialisedBlocksAreThoseThatDifferInDeadVariables() throws IOException {
        PartialEvaluator evaluator = new PartialEvaluator(Examples.program("bytecode"), 1000);
        evaluator.evaluate("bytecode_loop", Examples.env("bytecode", Examples.SQUARE, "pc", "0"));
        int blocks = 0;
        for (List<String> group : evaluator.overSpecialised()) {
            blocks += group.size() - 1;
        }
        assertEquals(133 - 81, blocks, "what keys of live variables save");
    }

    @Test
    void itWorksInABrowser() throws IOException, InterruptedException {
        for (Path page :
                List.of(
                        square(),
                        page("countdown", "--static", "x=3", "--env", "i=100"),
                        page("functions", "--call", "boxedloop(100,3)"))) {
            look(page);
        }
    }

    private Path square() throws IOException {
        return page("bytecode-tracing", "--static", SQUARE, "--env", "r0=0,r1=0,r2=0,a=16");
    }

    private Path page(String name, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("run", name));
        args.addAll(List.of(options));
        Path page = folder.resolve(name + ".html");
        Files.writeString(
                page,
                LabPage.of(Examples.program(name), LabOptions.parse(args.toArray(new String[0]))));
        return page;
    }

    private void look(Path page) throws IOException, InterruptedException {
        Path target = Files.createDirectories(Path.of("target"));
        String name = page.getFileName().toString().replace(".html", "");
        Path screenshot = target.resolve("lab-" + name + ".png").toAbsolutePath();
        String dom = chromium(page, "--dump-dom");
        assertTrue(dom.matches("(?s).*data-walked=\"[1-9][0-9]*\".*"), name);
        chromium(page, "--screenshot=" + screenshot);
        assertTrue(Files.size(screenshot) > 10_000, screenshot.toString());
    }

    /** {@return what the browser prints about the page; it must have no complaint} */
    private String chromium(Path page, String action) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        List<String> command =
                List.of(
                        browser(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1500,900",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + Files.createTempDirectory(folder, "user"),
                        action,
                        page.toUri() + "#walk");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the browser hangs");
        } finally {
            process.destroyForcibly();
        }
        List<String> complaints =
                new String(Files.readAllBytes(err), StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.contains("CONSOLE"))
                        .toList();
        assertEquals(List.of(), complaints, "the console of the browser");
        return Files.readString(out);
    }

    private static String browser() {
        for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
            for (String folder :
                    System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                Path path = Path.of(folder, name);
                if (Files.isExecutable(path)) {
                    return path.toString();
                }
            }
        }
        System.err.println(
                "WARNING: no Chromium on this machine: the workbench's page was not looked at in a"
                        + " browser (apt-get install chromium)");
        Assumptions.abort("no Chromium on this machine");
        return null;
    }
}
