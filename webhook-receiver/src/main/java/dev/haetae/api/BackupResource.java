package dev.haetae.api;

import dev.haetae.HaetaeConfig;
import dev.haetae.store.Copied;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A copy of everything that is stored, made while everything goes on. */
@Path("/api/v1/backup")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("admin")
class BackupResource {

    /** A name and nothing else: no directory, nothing hidden. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** @param file its name in {@code haetae.backup.dir}; one made of the time when it is not said */
    record Wanted(String file) {}

    /** @param records how many there are of each kind */
    record Made(String file, long bytes, long total, Map<String, Long> records) {

        static Made of(Copied copied) {
            Map<String, Long> records = new TreeMap<>();
            for (Map.Entry<Space, Long> kind : copied.records().entrySet()) {
                records.put(kind.getKey().name().toLowerCase(Locale.ROOT), kind.getValue());
            }
            return new Made(copied.file().toString(), copied.bytes(), copied.total(), records);
        }
    }

    private final Store store;
    private final Backups backups;
    private final java.nio.file.Path directory;
    private final InstantSource clock;

    BackupResource(Store store, Backups backups, HaetaeConfig config, BackupConfig backup, InstantSource clock) {
        this.store = store;
        this.backups = backups;
        this.directory = backup.dir()
                .orElseGet(() -> config.dataDir().resolve("backup"))
                .toAbsolutePath()
                .normalize();
        this.clock = clock;
    }

    @POST
    public Made make(Wanted wanted) {
        String name = wanted == null || wanted.file() == null ? Backups.name(clock.instant()) : wanted.file();
        if (!NAME.matcher(name).matches()) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "file: a name of letters, digits, '.', '_' and '-', which is put into %s".formatted(directory));
        }
        java.nio.file.Path file = directory.resolve(name);
        if (Files.exists(file)) {
            throw Problems.of(Response.Status.CONFLICT, "%s is there already".formatted(file));
        }
        Copied copied = store.copyTo(file);
        backups.removeOld(directory);
        return Made.of(copied);
    }
}
