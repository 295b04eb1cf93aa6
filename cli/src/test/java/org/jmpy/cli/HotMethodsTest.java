package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the JVM does badly, in the bytecode of methods that programs run. */
class HotMethodsTest {
    /** HotSpot never compiles a method over so many bytes of bytecode. */
    private static final int HUGE_METHOD_LIMIT = 8_000;

    /** The packages that work while a program starts and gets warm. */
    private static final Pattern ON_THE_WAY =
            Pattern.compile(
                    "org/jmpy/(bytecode|compiler|interp|ir|jvm|lib|mpy|numbers|object|region|romfs"
                            + "|syntax)/.*");

    /** What is in those packages and runs when something is looked at, or went wrong. */
    private static final Set<String> ASIDE =
            Set.of(
                    "org/jmpy/interp/IoErrors",
                    "org/jmpy/ir/Check",
                    "org/jmpy/ir/Interpreter",
                    "org/jmpy/ir/Printer",
                    "org/jmpy/jvm/ClassText",
                    "org/jmpy/lib/JitModule");

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

    /**
     * The start-up cache holds what the JVM makes for lambdas, but not what it makes where a switch
     * over types or a concatenation is reached for the first time: half a millisecond each.
     */
    @Test
    void nothingIsMadeWhileProgramsStart() throws IOException {
        Set<String> made = new TreeSet<>();
        for (ClassModel model : ClassFiles.all()) {
            String name = model.thisClass().asInternalName();
            if (ON_THE_WAY.matcher(name).matches() && !ASIDE.contains(name)) {
                for (MethodModel method : model.methods()) {
                    method.code().ifPresent(code -> code.forEach(e -> addBootstrap(name, e, made)));
                }
            }
        }
        assertEquals(Set.of(), made);
    }

    private static void addBootstrap(String name, CodeElement element, Set<String> made) {
        if (element instanceof InvokeDynamicInstruction dynamic) {
            String factory = dynamic.bootstrapMethod().owner().displayName();
            if (factory.equals("SwitchBootstraps") || factory.equals("StringConcatFactory")) {
                made.add(name + ": " + factory);
            }
        }
    }

    private static int codeLength(MethodModel method) {
        return method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
    }
}
