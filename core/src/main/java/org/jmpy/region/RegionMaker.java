package org.jmpy.region;

import org.jmpy.interp.JitEvent;
import org.jmpy.interp.JitEvent.Kind;
import org.jmpy.interp.JitMonitor;
import org.jmpy.ir.Optimiser;
import org.jmpy.ir.Printer;
import org.jmpy.ir.Region;
import org.jmpy.jvm.FunctionJit;
import org.jmpy.jvm.Refusal;
import org.jmpy.jvm.RegionSettings;

import java.util.concurrent.atomic.AtomicInteger;

/** Optimises regions that were built, makes classes of them and tells of it, in another thread. */
final class RegionMaker {
    /** Loops of regions are peeled by their versions already; small ones gain more. */
    private static final Optimiser.Limits LIMITS = new Optimiser.Limits(150, 60);

    private final RegionJit jit;
    private final FunctionJit general;
    private final RegionSettings settings;

    /**
     * @param jit has regions built again that were too large
     * @param general runs what makes classes
     * @param settings how they are made
     */
    RegionMaker(RegionJit jit, FunctionJit general, RegionSettings settings) {
        this.jit = jit;
        this.general = general;
        this.settings = settings;
    }

    /** Makes a class of a region and puts it in place. */
    interface Install {
        void install(Region region, RegionSettings settings) throws Refusal.Refused;
    }

    /**
     * Has a class made of what was built, in the compiler's thread.
     *
     * @param code what is to run it
     * @param old the region in use that it is to replace, null for none
     * @param start when building began, in nanoseconds
     * @param ip where the region begins, for reports
     * @param otherwise is done when there will be no region
     * @param after is done in any case, last
     */
    void make(
            RegionBuilder builder,
            RegionCode code,
            RegionCode old,
            long start,
            int ip,
            Install install,
            Runnable otherwise,
            Runnable after) {
        code.relyOn(builder.assumptions, builder.validity);
        long built = System.nanoTime() - start;
        general.execute(
                () -> {
                    try {
                        if (compile(builder, code, ip, built, install, otherwise) && old != null) {
                            old.replaced();
                        }
                    } finally {
                        if (old != null) {
                            old.notReplaced();
                        }
                        after.run();
                    }
                });
    }

    /** {@return whether it worked} A bug of the compiler is no reason for the program to end. */
    private boolean compile(
            RegionBuilder builder,
            RegionCode code,
            int ip,
            long built,
            Install install,
            Runnable otherwise) {
        JitMonitor monitor = builder.vm.jitMonitor();
        JitEvent.Place place = JitMonitor.place(code.plan().code, ip);
        long start = System.nanoTime() - built;
        try {
            Region region = Optimiser.optimise(builder.region, LIMITS).region();
            if (monitor.wantsOperations()) {
                monitor.optimised(
                        Kind.REGION, place, Printer.print(builder.region), Printer.print(region));
            }
            AtomicInteger bytes = new AtomicInteger();
            install.install(region, counting(bytes));
            general.made(bytes.get());
            long took = System.nanoTime() - start;
            code.report(monitor, place, monitor.compiled(Kind.REGION, place, bytes.get(), took));
            return true;
        } catch (Refusal.Refused e) {
            monitor.aborted(Kind.REGION, place, e.reason().text());
            smaller(code.plan(), otherwise);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            monitor.aborted(Kind.REGION, place, "failure of the compiler: " + e);
            code.plan().givenUp = true;
            otherwise.run();
        }
        return false;
    }

    /** {@return the settings, with the sizes of classes added up} */
    private RegionSettings counting(AtomicInteger bytes) {
        return new RegionSettings(
                (name, file) -> {
                    bytes.addAndGet(file.length);
                    if (settings.listener() != null) {
                        settings.listener().compiled(name, file);
                    }
                },
                settings.faults(),
                settings.lines(),
                settings.trained());
    }

    /** The class would be too large: tries again with less, or gives up. */
    private void smaller(Plan plan, Runnable otherwise) {
        plan.attempts++;
        if (Effort.after(plan.attempts) != null) {
            jit.again(plan);
        } else {
            plan.givenUp = true;
            otherwise.run();
        }
    }
}
