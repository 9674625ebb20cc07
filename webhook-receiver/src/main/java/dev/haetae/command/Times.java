package dev.haetae.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Times as people type them. */
final class Times {

    private Times() {}

    static Instant read(String text, CommandSpec spec) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'%s' is no time; write it like 2026-11-20T03:00:00+09:00 or 2026-11-19T18:00:00Z".formatted(text));
        }
    }
}
