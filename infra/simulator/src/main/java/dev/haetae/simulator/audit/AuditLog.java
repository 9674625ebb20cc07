package dev.haetae.simulator.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The audit log of one run: a file, written line by line, and the same lines to read over HTTP. */
public final class AuditLog implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> lines = new ArrayList<>();
    private final Writer file;

    private AuditLog(Writer file) {
        this.file = file;
    }

    /** Begins a new log in a file, in place of that of an earlier run. */
    public static AuditLog in(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        return new AuditLog(Files.newBufferedWriter(path));
    }

    /** Adds the line that is made for the next number. */
    public void add(LongFunction<AuditLine> line) {
        try {
            String text = json.writeValueAsString(line.apply(lines.size() + 1L));
            lines.add(text);
            file.write(text + "\n");
            file.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines of this run, as JSON lines. */
    public String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
