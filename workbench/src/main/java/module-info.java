/**
 * The flow graph workbench. It shares the optimiser and the backend of the core, which exports
 * these packages to nobody else; its own one is for authors of interpreters.
 */
module org.jmpy.workbench {
    requires org.jmpy;

    exports org.jmpy.workbench;

    provides java.util.spi.ToolProvider with
            org.jmpy.workbench.LabTool;
}
