package org.jmpy.syntax;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;

/** The tokens and the trees of the samples are those on record. */
class SyntaxGoldenTest {
    static List<String> samples() throws IOException {
        return Golden.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void tokens(String sample) throws IOException {
        Golden.check(sample + ".tokens", Dump.tokens(Golden.source(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void tree(String sample) throws IOException {
        Golden.check(sample + ".tree", Dump.tree(Golden.source(sample)));
    }
}
