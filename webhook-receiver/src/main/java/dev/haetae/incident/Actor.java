package dev.haetae.incident;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.List;

/**
 * Who did it. Every event carries one.
 *
 * @param via the way it came: {@code api}, {@code engine}, a source's name
 */
public record Actor(Kind kind, String id, String via, List<String> roles) {

    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    public enum Kind {
        PERSON,
        POLICY,
        TIMER,
        SOURCE
    }

    public static final Actor POLICY = new Actor(Kind.POLICY, "policy", "engine", List.of());
    public static final Actor TIMER = new Actor(Kind.TIMER, "timer", "engine", List.of());

    /** The way of whoever comes to us, rather than to another system that tells us of it. */
    public static final String API = "api";

    public static Actor source(String name) {
        return new Actor(Kind.SOURCE, name, "webhook", List.of());
    }

    /** A person as the request names itself, where nobody has to prove who they are. */
    public static Actor person(String name) {
        return person(name, List.of());
    }

    /** A person who proved who they are. */
    public static Actor person(String name, List<String> roles) {
        return new Actor(Kind.PERSON, name, API, roles);
    }
}
