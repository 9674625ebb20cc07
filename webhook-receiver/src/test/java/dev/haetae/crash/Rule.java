package dev.haetae.crash;

import java.time.Duration;

/** Something that Byteman does to a receiver as it is loaded: the product itself has no hooks for tests. */
public record Rule(String text) {

    /** What a held receiver writes to its output. */
    static final String HELD = "HELD at the point";

    /** Holds the thread that comes to the method of the type at {@code where}, a Byteman location. */
    static Rule hold(String type, String method, String where) {
        return hold(type, method, where, "TRUE");
    }

    static Rule hold(String type, String method, String where, String condition) {
        return of(type, method, where, condition, "System.out.println(\"" + HELD + "\"); Thread.sleep(3600000L)");
    }

    /** Remembers under {@code flag} that the method was entered with an argument whose text contains {@code part}. */
    static Rule note(String flag, String type, String method, String part) {
        return of(
                type,
                method,
                "AT ENTRY",
                "$1.toString().contains(\"" + part + "\")",
                "System.out.println(\"noted: \" + flag(\"" + flag + "\"))");
    }

    /** Does something to what the method has at hand at {@code where}. */
    static Rule doing(String type, String method, String where, String action) {
        return of(type, method, where, "TRUE", action);
    }

    /** Sets the receiver's clock ahead of the others'. */
    static Rule clockAhead(Duration by) {
        return of(
                "dev.haetae.WallClock", "instant", "AT EXIT", "TRUE", "RETURN $!.plusSeconds(" + by.toSeconds() + "L)");
    }

    private static Rule of(String type, String method, String where, String condition, String action) {
        return new Rule("""
                RULE %s.%s %s
                CLASS %s
                METHOD %s
                %s
                IF %s
                DO %s
                ENDRULE
                """.formatted(type, method, where, type, method, where, condition, action));
    }
}
