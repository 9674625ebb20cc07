package dev.haetae.api;

import dev.haetae.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** How much is logged, changed while everything goes on (M4); until the process ends. */
@Path("/api/v1/logging/{category}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("admin")
class LoggingResource {

    private static final Logger LOG = Logger.getLogger("haetae.logging");

    /** As packages and our own categories are called. */
    private static final Pattern CATEGORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._$-]{0,199}");

    /** @param level error, warn, info or debug */
    record Wanted(String level) {}

    /**
     * @param level from now on
     * @param before until now; what is inherited where nothing was set
     */
    record Answer(String category, LogLevel level, LogLevel before) {}

    private final LogLevels levels;
    private final Caller caller;

    LoggingResource(LogLevels levels, Caller caller) {
        this.levels = levels;
        this.caller = caller;
    }

    @GET
    public Answer get(@PathParam("category") String category) {
        LogLevel now = levels.of(known(category));
        return new Answer(category, now, now);
    }

    @PUT
    public Answer set(@PathParam("category") String category, Wanted wanted) {
        LogLevel level = level(wanted == null ? null : wanted.level());
        LogLevel before = levels.set(known(category), level)
                .orElseThrow(() -> Problems.of(
                        Response.Status.CONFLICT,
                        "%d categories have a level of their own already; set one of those".formatted(LogLevels.MOST)));
        LOG.infof("%s is logged from %s on, and no longer from %s, says %s", category, level, before, who());
        return new Answer(category, level, before);
    }

    private String who() {
        return caller.actor(null).id();
    }

    private static String known(String category) {
        if (!CATEGORY.matcher(category).matches()) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "category: such as dev.haetae.triage, or haetae.policies, found " + category);
        }
        return category;
    }

    private static LogLevel level(String word) {
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Problems.of(
                        Response.Status.BAD_REQUEST,
                        "level: expected one of %s, found '%s'"
                                .formatted(Arrays.toString(LogLevel.values()).toLowerCase(Locale.ROOT), word)));
    }
}
