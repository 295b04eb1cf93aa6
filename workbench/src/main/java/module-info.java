/**
 * The flow graph workbench, for people who study virtual machines and for authors of interpreters.
 * Its optimiser and its backend are those of the tiers for Python.
 */
module org.jmpy.workbench {
    requires org.jmpy;

    exports org.jmpy.workbench;

    provides java.util.spi.ToolProvider with
            org.jmpy.workbench.LabTool;
}
