package org.jmpy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a context may reach outside itself. {@link #NONE} grants nothing: no files, no clock, no
 * environment, no input; output goes nowhere; there is no way to a Java object but those handed in.
 * With it a run depends on nothing but the program and what it is given.
 *
 * <p>Sockets, child processes and threads are not granted by any sandbox of this API.
 */
public final class Sandbox {
    /** Nothing at all. */
    public static final Sandbox NONE = builder().build();

    final OutputStream stdout;
    final OutputStream stderr;
    final InputStream stdin;
    final Clock clock;
    final boolean mayWait;
    final Long randomSeed;
    final boolean secureRandom;
    final Path root;
    final boolean rootIsWritable;
    final Map<String, String> environment;
    final Set<String> modules;
    final Map<String, String> sources;
    final FrozenModules frozen;

    private Sandbox(Builder builder) {
        stdout = builder.stdout;
        stderr = builder.stderr;
        stdin = builder.stdin;
        clock = builder.clock;
        mayWait = builder.mayWait;
        randomSeed = builder.randomSeed;
        secureRandom = builder.secureRandom;
        root = builder.root;
        rootIsWritable = builder.rootIsWritable;
        environment = Map.copyOf(builder.environment);
        modules = builder.modules;
        sources = Map.copyOf(builder.sources);
        frozen = builder.frozen;
    }

    /** {@return a builder that starts with nothing granted} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is granted. */
    public static final class Builder {
        private OutputStream stdout = OutputStream.nullOutputStream();
        private OutputStream stderr = OutputStream.nullOutputStream();
        private InputStream stdin = InputStream.nullInputStream();
        private Clock clock;
        private boolean mayWait;
        private Long randomSeed;
        private boolean secureRandom;
        private Path root;
        private boolean rootIsWritable;
        private final Map<String, String> environment = new HashMap<>();
        private Set<String> modules;
        private final Map<String, String> sources = new LinkedHashMap<>();
        private FrozenModules frozen;

        private Builder() {}

        /**
         * Lets print() and sys.stdout write to {@code stream}, as UTF-8, flushed after each use.
         */
        public Builder stdout(OutputStream stream) {
            stdout = Objects.requireNonNull(stream, "stream");
            return this;
        }

        /** Lets sys.stderr write to {@code stream}. */
        public Builder stderr(OutputStream stream) {
            stderr = Objects.requireNonNull(stream, "stream");
            return this;
        }

        /** Lets input() and sys.stdin read from {@code stream}. */
        public Builder stdin(InputStream stream) {
            stdin = Objects.requireNonNull(stream, "stream");
            return this;
        }

        /** Grants the time of {@code clock}; the program still cannot wait. */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Grants the machine's clock and to wait with time.sleep(). */
        public Builder realTime() {
            clock = Clock.systemUTC();
            mayWait = true;
            return this;
        }

        /** Seeds the random module: the same numbers in each run. */
        public Builder randomSeed(long seed) {
            randomSeed = seed;
            secureRandom = false;
            return this;
        }

        /** Grants the machine's source of randomness. */
        public Builder secureRandom() {
            secureRandom = true;
            return this;
        }

        /**
         * Grants reading in a folder, which is {@code /} to the program. Links that lead out of it
         * are refused; a folder that somebody else changes at the same time is not protected.
         */
        public Builder readFiles(Path folder) {
            root = Objects.requireNonNull(folder, "folder");
            rootIsWritable = false;
            return this;
        }

        /** Grants reading, writing and deleting in a folder, which is {@code /} to the program. */
        public Builder writeFiles(Path folder) {
            root = Objects.requireNonNull(folder, "folder");
            rootIsWritable = true;
            return this;
        }

        /** Gives the program an environment variable. Those of the process are never seen. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /**
         * Leaves only these of the built-in modules. Without this call all can be imported: what
         * they reach is what the sandbox grants.
         */
        public Builder builtinModules(String... names) {
            modules = Set.of(names);
            return this;
        }

        /** Gives the program a module to import, as source text. */
        public Builder module(String name, String source) {
            sources.put(name, source);
            return this;
        }

        /**
         * Lets the program import compiled modules, and read the files beside them: the first image
         * is {@code /rom} to the program, the others are {@code /rom1}, {@code /rom2} and so on.
         */
        public Builder frozenModules(FrozenModules modules) {
            frozen = Objects.requireNonNull(modules, "modules");
            return this;
        }

        /** {@return the sandbox} */
        public Sandbox build() {
            return new Sandbox(this);
        }
    }
}
