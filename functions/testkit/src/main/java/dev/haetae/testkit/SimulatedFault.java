package dev.haetae.testkit;

import java.time.Duration;

/**
 * Something that the simulated cluster does wrong.
 *
 * @param verb the HTTP method or Kubernetes verb struck, {@code *} for any
 * @param path a regular expression found in the paths struck
 * @param times how often it strikes; 0 is without end
 * @param effect the effect as members of a JSON object
 */
public record SimulatedFault(String verb, String path, int times, String effect) {

    /** The request is not handled, and answered with {@code code}. */
    public static SimulatedFault status(int code) {
        return of("\"effect\":\"status\",\"code\":" + code);
    }

    /** The request is handled, but only after a while. */
    public static SimulatedFault delay(Duration how) {
        return of("\"effect\":\"delay\",\"delayMs\":" + how.toMillis());
    }

    /** The request is never handled, nor answered. */
    public static SimulatedFault hangBefore() {
        return of("\"effect\":\"hang-before\"");
    }

    /** The request is handled, but never answered. */
    public static SimulatedFault hangAfter() {
        return of("\"effect\":\"hang-after\"");
    }

    /** The request is not handled, and its connection is cut. */
    public static SimulatedFault close() {
        return of("\"effect\":\"close\"");
    }

    public SimulatedFault on(String onVerb, String onPath) {
        return new SimulatedFault(onVerb, onPath, times, effect);
    }

    public SimulatedFault times(int often) {
        return new SimulatedFault(verb, path, often, effect);
    }

    String json() {
        return """
                {"verb":"%s","path":"%s","times":%d,%s}""".formatted(verb, path.replace("\\", "\\\\"), times, effect);
    }

    private static SimulatedFault of(String effect) {
        return new SimulatedFault("*", "/apis/", 0, effect);
    }
}
