package org.jmpy.scripts;

import org.jmpy.interp.Host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The machine as a script of the corpus sees it: a folder of its own, and the corpus to import. */
final class ScriptHost extends Host {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private Path directory;

    ScriptHost(Path directory) {
        this.directory = directory;
    }

    byte[] output() {
        return output.toByteArray();
    }

    @Override
    public OutputStream stdout() {
        return output;
    }

    @Override
    public boolean hasFiles() {
        return true;
    }

    @Override
    public Path path(String path, boolean write) {
        return directory.resolve(path);
    }

    @Override
    public String currentDirectory() {
        return directory.toString();
    }

    @Override
    public void changeDirectory(String path) {
        directory = directory.resolve(path).normalize();
    }

    @Override
    public long timeNanos() {
        return System.currentTimeMillis() * 1_000_000;
    }

    @Override
    public long ticksNanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    }

    @Override
    public String environment(String name) {
        return environment.get(name);
    }

    @Override
    public void setEnvironment(String name, String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    @Override
    public void random(byte[] bytes) {
        new Random(1).nextBytes(bytes);
    }

    @Override
    public boolean hasNetwork() {
        return true;
    }

    @Override
    public boolean hasThreads() {
        return true;
    }
}
