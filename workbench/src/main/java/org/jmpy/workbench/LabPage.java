package org.jmpy.workbench;

/** todo. */
final class LabPage {
    private LabPage() {}

    static String of(Program program, LabOptions options) {
        return "";
    }
}
