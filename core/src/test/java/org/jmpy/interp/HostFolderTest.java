package org.jmpy.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Import remembers what folders hold, and misses nothing that is added to them. */
class HostFolderTest {
    private static final long CHANGED = 1_700_000_000_000L;
    private static final long MILLI = 1_000_000;

    private static final class TestHost extends Host {
        long millis = CHANGED + 60_000;

        @Override
        public boolean hasFiles() {
            return true;
        }

        String current = "/";

        @Override
        public Path path(String path, boolean write) {
            return Path.of(current).resolve(path);
        }

        @Override
        public String currentDirectory() {
            return current;
        }

        @Override
        public long timeNanos() {
            return millis * MILLI;
        }
    }

    @TempDir Path folder;
    private final TestHost host = new TestHost();
    private final HostFiles files = new HostFiles(host);
    private HostFolder searched;

    @BeforeEach
    void fill() throws IOException {
        Files.writeString(folder.resolve("source.py"), "");
        Files.writeString(folder.resolve("code.mpy"), "");
        Files.writeString(folder.resolve("both.mpy"), "");
        Files.writeString(folder.resolve("both.py"), "");
        Files.writeString(folder.resolve("other.txt"), "");
        Files.createDirectory(folder.resolve("package"));
        setChanged(CHANGED);
        searched = new HostFolder(host, files, folder.toString());
    }

    private void setChanged(long millis) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.fromMillis(millis));
    }

    private String end(String name) {
        return searched.moduleEnd(name);
    }

    private boolean mayHave(String name) {
        return searched.mayHave(name);
    }

    private void askOften() {
        for (int i = 0; i < 20; i++) {
            assertNull(end("missing" + i));
            mayHave("missing" + i);
        }
    }

    @Test
    void findsWhatIsThere() {
        for (int i = 0; i < 20; i++) {
            assertEquals(".py", end("source"));
            assertEquals(".mpy", end("code"));
            assertEquals(".py", end("both"));
            assertEquals("", end("package"));
            assertNull(end("other"));
            assertNull(end("missing"));
        }
    }

    @Test
    void asksTheSystemOnlyForWhatMayBeThere() {
        assertTrue(mayHave("missing"));
        askOften();
        assertFalse(mayHave("missing"));
        assertTrue(mayHave("source"));
        assertTrue(mayHave("Package"));
    }

    @Test
    void seesWhatIsAddedLater() throws IOException {
        askOften();
        Files.writeString(folder.resolve("missing.py"), "");
        assertEquals(".py", end("missing"));
        Files.delete(folder.resolve("missing.py"));
        assertNull(end("missing"));
    }

    @Test
    void seesWhatIsAddedInTheMomentOfTheList() throws IOException {
        host.millis = CHANGED + 1000;
        askOften();
        Files.writeString(folder.resolve("missing.py"), "");
        setChanged(CHANGED);
        assertEquals(".py", end("missing"));
    }

    @Test
    void seesFoldersThatAppear() throws IOException {
        ModuleFolder later = files.folder(folder + "/later");
        for (int i = 0; i < 20; i++) {
            assertNull(later.moduleEnd("module"));
        }
        Files.createDirectory(folder.resolve("later"));
        Files.writeString(folder.resolve("later/module.mpy"), "");
        assertEquals(".mpy", later.moduleEnd("module"));
    }

    @Test
    void asksTheSystemWhereLettersHaveSeveralForms() throws IOException {
        Files.writeString(folder.resolve("caf\u00e9.py"), "");
        setChanged(CHANGED);
        askOften();
        assertTrue(mayHave("missing"));
        assertEquals(".py", end("caf\u00e9"));
    }

    @Test
    void seesThatTheCurrentFolderIsAnother() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("elsewhere.py"), "");
        setChanged(CHANGED);
        Files.setLastModifiedTime(other, FileTime.fromMillis(CHANGED));
        host.current = folder.toString();
        ModuleFolder current = files.folder("");
        for (int i = 0; i < 20; i++) {
            assertNull(current.moduleEnd("elsewhere"));
            assertEquals(".py", current.moduleEnd("source"));
        }
        host.current = other.toString();
        assertEquals(".py", current.moduleEnd("elsewhere"));
        assertNull(current.moduleEnd("source"));
    }

    @Test
    void asksTheSystemForFoldersOfTheYear1970() throws IOException {
        setChanged(0);
        askOften();
        assertTrue(mayHave("missing"));
    }
}
