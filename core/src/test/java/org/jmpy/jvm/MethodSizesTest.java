package org.jmpy.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jmpy.ir.Region;
import org.junit.jupiter.api.Test;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Random;

/** The sizes read are those that the class-file library tells. */
class MethodSizesTest {
    @Test
    void readsWhatTheLibraryReads() {
        RegionSettings settings =
                new RegionSettings(
                        (name, bytes) ->
                                assertEquals(byLibrary(bytes), MethodSizes.largest(bytes), name),
                        null,
                        point -> 5,
                        null);
        for (int seed = 0; seed < 50; seed++) {
            Region region = RandomRegions.make(new Random(seed));
            try {
                RegionCompiler.compile(region, settings);
            } catch (Refusal.Refused e) {
                assertEquals(Refusal.TOO_LARGE, e.reason());
            }
        }
    }

    private static int byLibrary(byte[] bytes) {
        int largest = 0;
        for (var method : ClassFile.of().parse(bytes).methods()) {
            if (!method.methodName().equalsString("<clinit>")
                    && method.code().orElseThrow() instanceof CodeAttribute code) {
                largest = Math.max(largest, code.codeLength());
            }
        }
        return largest;
    }
}
