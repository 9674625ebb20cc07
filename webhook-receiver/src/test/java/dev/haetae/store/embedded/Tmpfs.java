package dev.haetae.store.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A tiny file system of its own, where this user may mount one; elsewhere the test is skipped and says so. */
public record Tmpfs(Path at) implements AutoCloseable {

    public static Tmpfs mount(Path at, String size) throws IOException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString()), "cannot mount a tmpfs here");
        return new Tmpfs(at);
    }

    void remount(String options) throws IOException {
        if (!run("mount", "-o", "remount," + options, at.toString())) {
            throw new IOException("cannot remount " + at + " with " + options);
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            assumeTrue(false, "no " + command[0] + " here");
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", at.toString());
    }
}
