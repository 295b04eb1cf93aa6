package org.jmpy.mpy;

/** Checks everything that a file holds before any of it runs. */
final class Checker {
    private Checker() {}

    static void check(MpyImage image) throws MpyFormatException {
        FunctionTable table =
                FunctionTable.read(image.file(), image.rootElement(), image.qstrCount());
        CodeScan scan = new CodeScan(image.file(), table, image.qstrCount(), image.constantCount());
        CodeFlow flow = new CodeFlow(scan, image);
        for (int function = 0; function < table.count; function++) {
            scan.scan(function);
            if (table.closed[function] != FunctionTable.NEVER_MADE) {
                flow.check();
            }
        }
    }
}
