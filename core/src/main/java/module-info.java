/**
 * The language and all tiers of jmpy. Exported is what is promised: the embedding API in {@code
 * org.jmpy}, and nothing else. The workbench, which is built with us, shares our optimiser and
 * backend.
 */
@SuppressWarnings("module") // the workbench is compiled later
module org.jmpy {
    exports org.jmpy;
    exports org.jmpy.ir to
            org.jmpy.workbench;
    exports org.jmpy.jvm to
            org.jmpy.workbench;
    exports org.jmpy.tool to
            org.jmpy.workbench;
}
