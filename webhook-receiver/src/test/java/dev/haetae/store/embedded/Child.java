package dev.haetae.store.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A process of its own with a store of its own, which can be killed. */
record Child(Process process) {

    private static final String SYNC_FAILS = """
            RULE fsync fails while the file is there
            CLASS org.h2.mvstore.SingleFileStore
            METHOD sync
            AT ENTRY
            BIND fault : java.io.File = new java.io.File("FAULT")
            IF fault.exists()
            DO throw new org.h2.mvstore.MVStoreException(2, "Input/output error")
            ENDRULE
            """;

    static Child start(Path directory, String mode) throws IOException {
        return start(ChildWriter.class, List.of(), directory.toString(), mode);
    }

    static Child withFault(Path directory, Path fault) throws IOException {
        Path rule = Files.writeString(fault.resolveSibling("fault.btm"), SYNC_FAILS.replace("FAULT", fault.toString()));
        String byteman = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith("byteman"))
                .findFirst()
                .orElseThrow();
        return start(
                ChildWithFault.class,
                List.of("-javaagent:" + byteman + "=script:" + rule),
                directory.toString(),
                fault.toString());
    }

    private static Child start(Class<?> main, List<String> jvmOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** All it says until it ends. */
    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The signal that nobody can catch; what was said before can still be read. */
    void signalKill() {
        process.toHandle().destroyForcibly();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
