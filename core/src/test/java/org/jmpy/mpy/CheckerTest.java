package org.jmpy.mpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.CodeBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files that mpy-cross 1.29 made of the scripts beside them, whole and damaged. */
class CheckerTest {
    private static final String[] FILES = {"blocks", "empty", "functions", "large", "tasks"};
    private static final int MUTANTS = Integer.getInteger("jmpy.mutants", 20_000);

    private static byte[] read(String name) throws IOException {
        try (InputStream in = CheckerTest.class.getResourceAsStream(name + ".mpy")) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks", "empty", "functions", "large", "tasks"})
    void acceptsWhatTheCompilerMakes(String name) throws Exception {
        byte[] file = read(name);
        MpyImage image = MpyReader.load(CodeBytes.of(file));
        assertEquals(name + ".py", image.sourceFile());
        assertArrayEquals(file, MpyWriter.write(image));
        ShapeMachine.runAll(image, new Random(1), 300, 2000);
    }

    @Test
    void refusesEveryShorterFile() throws Exception {
        for (String name : FILES) {
            byte[] file = read(name);
            for (int length = 0; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                assertThrows(MpyFormatException.class, () -> MpyReader.load(CodeBytes.of(cut)));
            }
        }
    }

    /** What is accepted must run on a machine that checks nothing, whichever way control goes. */
    @Test
    void acceptedMutantsRun() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : FILES) {
            seeds.add(read(name));
        }
        int accepted = 0;
        long seed = Long.getLong("jmpy.seed", 20261121);
        for (int i = 0; i < MUTANTS; i++) {
            Random random = new Random(seed + i);
            byte[] mutant = mutate(seeds.get(random.nextInt(seeds.size())), random);
            MpyImage image;
            try {
                image = MpyReader.load(CodeBytes.of(mutant));
            } catch (MpyFormatException e) {
                continue;
            }
            accepted++;
            try {
                ShapeMachine.runAll(image, random, 4, 400);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("mutant " + (seed + i) + ": " + e, e);
            }
        }
        assertTrue(accepted > MUTANTS / 100, "mutants worth running: " + accepted);
    }

    /** One to three changes of bytes: replaced, inserted, removed, swapped or copied. */
    private static byte[] mutate(byte[] file, Random random) {
        byte[] bytes = file.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(bytes.length);
            int other = random.nextInt(bytes.length);
            switch (random.nextInt(8)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = bytes[other];
                case 3 -> bytes[at] += (byte) (random.nextBoolean() ? 1 : -1);
                case 4 -> {
                    byte swapped = bytes[at];
                    bytes[at] = bytes[other];
                    bytes[other] = swapped;
                }
                case 5 -> {
                    // the length of the element is kept: code is more often still code
                    int length = Math.min(random.nextInt(8), bytes.length - Math.max(at, other));
                    System.arraycopy(bytes, other, bytes, at, length);
                }
                case 6 -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
                default -> bytes[at] = (byte) OPCODES[random.nextInt(OPCODES.length)];
            }
        }
        return bytes;
    }

    private static final int[] OPCODES = {
        0x40, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x50, 0x51, 0x52, 0x53,
        0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f, 0x62, 0x63, 0x64,
        0x65, 0x66, 0x67, 0x68, 0x69, 0x80, 0x81, 0xb0, 0xb1, 0xc0, 0xc1, 0xd3, 0xdf, 0xe5
    };

    @Test
    void costIsLinear() throws Exception {
        byte[] file = SlowFiles.conditionalsInOneList(100_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> MpyReader.load(CodeBytes.of(file)));
        MpyReader.load(CodeBytes.of(SlowFiles.backwardBlocks(8000)));
        MpyReader.load(CodeBytes.of(SlowFiles.longInts(3, 20_000)));
        for (byte[] slow : SlowFiles.madeToBeSlow()) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                        try {
                            MpyReader.load(CodeBytes.of(slow));
                        } catch (MpyFormatException e) {
                            assertEquals(MpyFormatException.INCOMPATIBLE, e.getMessage());
                        }
                    });
        }
    }
}
