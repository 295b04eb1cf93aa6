package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;

/** HotSpot never compiles a method over 8,000 bytes of bytecode (HugeMethodLimit). */
class HotMethodsTest {
    private static final int HUGE_METHOD_LIMIT = 8_000;

    @Test
    void everyMethodCanBeCompiled() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (ClassModel model : ClassFiles.all()) {
            for (MethodModel method : model.methods()) {
                // Class initialisers run once.
                if (!method.methodName().equalsString("<clinit>")
                        && codeLength(method) >= HUGE_METHOD_LIMIT) {
                    tooLong.add(
                            model.thisClass().asInternalName()
                                    + "."
                                    + method.methodName().stringValue()
                                    + ": "
                                    + codeLength(method)
                                    + " bytes");
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    private static int codeLength(MethodModel method) {
        return method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
    }
}
