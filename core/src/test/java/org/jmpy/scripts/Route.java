package org.jmpy.scripts;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.jvm.FunctionJit;
import org.jmpy.jvm.GuardFaults;
import org.jmpy.jvm.RegionSettings;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.region.RegionJit;
import org.jmpy.register.RegisterJit;

import java.io.IOException;

/** A way to get from source text to running code. Every script gives the same answer in each. */
enum Route {
    /** Compiled in memory. */
    SOURCE {
        @Override
        MpyImage image(Vm vm, Script script) {
            return Sources.compile(vm, script.source(), script.path(), Mode.FILE);
        }
    },
    /** Written as a .mpy file as mpy-cross does, read again and checked. */
    MPY {
        @Override
        MpyImage image(Vm vm, Script script) throws IOException, MpyFormatException {
            Options options = Options.CROSS.withOptimisation(script.optimisation());
            byte[] file =
                    MpyWriter.write(
                            Compiler.compile(script.source(), script.path(), Mode.FILE, options));
            return vm.loader().load(CodeBytes.of(file), 0, file.length);
        }
    },
    /** As SOURCE, with regions built of everything that runs a second time. */
    REGIONS {
        @Override
        MpyImage image(Vm vm, Script script) {
            vm.setJit(RegionJit.eager());
            return Sources.compile(vm, script.source(), script.path(), Mode.FILE);
        }
    },
    /** As REGIONS, with register code in between, which notes for them what it sees. */
    TIERS {
        @Override
        MpyImage image(Vm vm, Script script) {
            vm.setJit(RegionJit.eager().withRegisterCode());
            return Sources.compile(vm, script.source(), script.path(), Mode.FILE);
        }
    },
    /** As REGIONS, but guards taken by chance fail, and the interpreter goes on. */
    FAILING {
        @Override
        MpyImage image(Vm vm, Script script) {
            GuardFaults faults = GuardFaults.random(script.path().hashCode(), 30);
            vm.setJit(RegionJit.eager(new RegionSettings(null, faults, null, null)));
            return Sources.compile(vm, script.source(), script.path(), Mode.FILE);
        }
    },
    /**
     * As REGIONS, but each function runs as a class, and again in tier 0, before it is a region.
     */
    STAGED {
        @Override
        MpyImage image(Vm vm, Script script) {
            vm.setJit(RegionJit.staged());
            return Sources.compile(vm, script.source(), script.path(), Mode.FILE);
        }
    },
    /** As SOURCE, with each function compiled to a class before its first call is over. */
    EAGER {
        @Override
        MpyImage image(Vm vm, Script script) {
            vm.setJit(FunctionJit.eager());
            return Sources.compile(vm, script.source(), script.path(), Mode.FILE);
        }
    },
    /** As SOURCE, with each function lowered to register code before its first call. */
    REGISTER {
        @Override
        MpyImage image(Vm vm, Script script) {
            vm.setJit(new RegisterJit(true));
            return Sources.compile(vm, script.source(), script.path(), Mode.FILE);
        }
    },
    /** As REGISTER, but frames leave for tier 0 at instructions taken by chance, and come back. */
    LEAVING {
        @Override
        MpyImage image(Vm vm, Script script) {
            vm.setJit(RegisterJit.leaving(script.path().hashCode()));
            return Sources.compile(vm, script.source(), script.path(), Mode.FILE);
        }
    };

    abstract MpyImage image(Vm vm, Script script) throws IOException, MpyFormatException;
}
