package org.jmpy.romfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.ByteSink;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class RomImageTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RomImage image(byte[] bytes) throws RomFormatException {
        return RomImage.at(CodeBytes.of(bytes), 0, bytes.length);
    }

    private static String content(RomImage image, String path) {
        RomImage.Entry entry = image.find(path);
        return new String(image.bytes().copy(entry.start(), entry.size()), StandardCharsets.UTF_8);
    }

    private static byte[] module() throws IOException {
        try (InputStream in = RomImageTest.class.getResourceAsStream("../mpy/functions.mpy")) {
            return in.readAllBytes();
        }
    }

    private static byte[] sample() throws IOException {
        RomWriter writer = new RomWriter();
        writer.file("a.txt", bytes("hi\n"));
        writer.openDirectory("lib");
        writer.file("m3.py", bytes("Y=2\n"));
        writer.openDirectory("deep");
        writer.file("functions.mpy", module());
        writer.closeDirectory();
        writer.closeDirectory();
        writer.openDirectory("none");
        writer.closeDirectory();
        return writer.finish();
    }

    /** The example of the format's description, without its last file. */
    @Test
    void writesAsTheOriginal() {
        RomWriter writer = new RomWriter();
        writer.file("a.txt", bytes("hi\n"));
        writer.openDirectory("lib");
        writer.file("m3.py", bytes("Y=2\n"));
        writer.closeDirectory();
        String expected =
                "d2cd31802"
                        + "1050b05612e7478740203686"
                        + "90a0412036c6962050c056d332e70790204593d320a";
        assertEquals(expected, HexFormat.of().formatHex(writer.finish()));
        assertEquals("d2cd3100", HexFormat.of().formatHex(new RomWriter().finish()));
    }

    @Test
    void findsWhatWasWritten() throws Exception {
        RomImage image = image(sample());
        assertEquals("hi\n", content(image, "a.txt"));
        assertEquals("hi\n", content(image, "/a.txt"));
        assertEquals("Y=2\n", content(image, "lib/m3.py"));
        assertTrue(image.find("").isDirectory());
        assertTrue(image.find("/").isDirectory());
        assertTrue(image.find("lib").isDirectory());
        assertTrue(image.find("lib/").isDirectory());
        for (String missing :
                List.of("b", "a.tx", "a.txt/", "a.txt/b", "lib/m3", "li", "lib//m3.py")) {
            assertNull(image.find(missing), missing);
        }
        List<String> names = image.list(image.root()).stream().map(RomImage.Entry::name).toList();
        assertEquals(List.of("a.txt", "lib", "none"), names);
        assertEquals(List.of(), image.list(image.find("none")));
        assertEquals(List.of(), RomCheck.check(image, image.bytes().size()));
    }

    /** Code of a module in an image is not copied out of it. */
    @Test
    void modulesLoadInPlace() throws Exception {
        RomImage image = image(sample());
        RomImage.Entry entry = image.find("lib/deep/functions.mpy");
        MpyImage module = MpyReader.load(image.bytes(), entry.start(), entry.end());
        assertEquals("functions.py", module.sourceFile());
        assertEquals(image.bytes(), module.root().code());
        assertTrue(module.root().start() > entry.start() && module.root().end() <= entry.end());
        assertArrayEquals(module(), image.bytes().copy(entry.start(), entry.size()));
    }

    @Test
    void followsDataPointers() throws Exception {
        String data = "0208" + HexFormat.of().formatHex(bytes("verbatim"));
        String pointer = "0506" + "0166" + "03020402"; // 4 bytes from the third on
        String outside = "0506" + "0167" + "0302047f";
        byte[] image = HexFormat.of().parseHex("d2cd311a" + data + pointer + outside);
        RomImage rom = image(image);
        assertEquals("verb", content(rom, "f"));
        assertNull(rom.find("g"), "points out of the image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d2cd", "d2cd31", "d2cd32000000", "d2cd3105aabb", "d2cd31808080ff"})
    void refusesOtherThings(String hex) {
        assertThrows(RomFormatException.class, () -> image(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "\u00e9", "a\0"})
    void refusesNames(String name) {
        assertThrows(IllegalArgumentException.class, () -> new RomWriter().file(name, bytes("")));
    }

    @Test
    void findsWhatIsWrong() throws Exception {
        RomWriter writer = new RomWriter();
        writer.file("same", bytes("1"));
        writer.file("same", bytes("2"));
        writer.file("..", bytes(""));
        writer.file("bad.mpy", bytes("M\6\0\37"));
        byte[] bytes = writer.finish();
        List<String> findings = RomCheck.check(image(bytes), bytes.length);
        assertEquals(
                List.of(
                        "/..: not a name",
                        "/same: there is another entry of this name",
                        "/bad.mpy: incompatible .mpy file: cut short at byte 4"),
                findings);
        ByteSink longer = new ByteSink();
        longer.writeBytes(sample());
        longer.writeByte('x');
        byte[] more = longer.toByteArray();
        RomImage image = image(more);
        assertFalse(RomCheck.check(image, more.length).isEmpty());
    }

    @Test
    void mutantsDoNoHarm() throws Exception {
        byte[] sample = sample();
        for (int i = 0; i < 20_000; i++) {
            Random random = new Random(i);
            byte[] mutant = sample.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(random.nextBoolean() ? 64 : mutant.length);
                mutant[at] = (byte) random.nextInt(256);
            }
            RomImage image;
            try {
                image = image(mutant);
            } catch (RomFormatException e) {
                continue;
            }
            RomCheck.check(image, mutant.length);
            walk(image, image.root(), "", 0);
        }
    }

    private static void walk(RomImage image, RomImage.Entry directory, String path, int nesting) {
        for (RomImage.Entry entry : image.list(directory)) {
            assertTrue(entry.start() >= 0 && entry.start() <= entry.end());
            assertTrue(entry.end() <= image.root().end());
            String place = path + "/" + entry.name();
            if (entry.name().indexOf('/') < 0 && !entry.name().isEmpty()) {
                image.find(place);
            }
            if (entry.isDirectory() && nesting < 10) {
                walk(image, entry, place, nesting + 1);
            }
        }
    }
}
