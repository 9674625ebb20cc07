package dev.haetae.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** Problems whose detail may repeat what a request said. It is logged as it is, so it stays one line of bounded length. */
final class Problems {

    /** What ends a line, moves a terminal's cursor, or turns the direction of what follows. */
    private static final Pattern NOT_TO_BE_LOGGED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final int LONGEST = 300;

    private Problems() {}

    static HttpProblem of(Response.Status status, String detail) {
        String shown = detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail;
        return HttpProblem.valueOf(status, NOT_TO_BE_LOGGED.matcher(shown).replaceAll("\uFFFD"));
    }
}
