package dev.haetae.retention;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/** One file of lines for each month, appended to and on disk before anything else may happen. */
final class ExportFiles {

    private final Path directory;

    ExportFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path of(YearMonth month) {
        return directory.resolve("incidents-" + month + ".ndjson");
    }

    /** All of the lines are on disk when it returns. */
    void append(YearMonth month, List<String> lines) throws IOException {
        Files.createDirectories(directory);
        ByteBuffer text = StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n");
        try (FileChannel file = FileChannel.open(of(month), CREATE, READ, WRITE)) {
            append(file, endOfLines(file), text);
        }
        makeEntryDurable();
    }

    private static void append(FileChannel file, long end, ByteBuffer text) throws IOException {
        try {
            file.position(end);
            while (text.hasRemaining()) {
                file.write(text);
            }
            file.force(true);
        } catch (IOException e) {
            takeBack(file, end, e);
            throw e;
        }
    }

    /** A full disk may have taken half a line, and whoever reads the file meanwhile should find whole ones. */
    private static void takeBack(FileChannel file, long end, IOException why) {
        try {
            file.truncate(end);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** A kill in the middle leaves part of a line, of an incident that is still in the store and comes again whole. */
    private static long endOfLines(FileChannel file) throws IOException {
        long end = file.size();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (end > 0 && !isNewline(file, one, end - 1)) {
            end--;
        }
        file.truncate(end);
        return end;
    }

    private static boolean isNewline(FileChannel file, ByteBuffer one, long at) throws IOException {
        file.read(one.clear(), at);
        return one.get(0) == '\n';
    }

    /** Otherwise a power failure could take a new file away, after what is in it was removed from the store. */
    private void makeEntryDurable() throws IOException {
        try (FileChannel entries = FileChannel.open(directory, READ)) {
            entries.force(true);
        }
    }
}
