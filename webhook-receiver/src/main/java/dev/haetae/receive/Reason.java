package dev.haetae.receive;

import java.util.Locale;

/** Why a webhook is not taken: few enough to be counted one by one, and said without what a stranger sent. */
enum Reason {
    NOT_UNDERSTOOD("the body was not understood"),
    NOT_PROVEN("the sender proves no configured source"),
    METHOD("the method is another"),
    TOO_LARGE("the body is over HAETAE_MAX_BODY_SIZE"),
    MEDIA_TYPE("the body is not application/json"),
    RATE("the source sends faster than its rate-limit"),
    BACKLOG("too much waits for triage already"),
    STORE("it could not be stored, or not in time"),
    OTHER("something else is wrong with it, or with us");

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int REQUEST_TOO_LONG = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the answer's status alone says it. */
    static Reason of(int status) {
        return switch (status) {
            case BAD_REQUEST -> NOT_UNDERSTOOD;
            case UNAUTHORIZED -> NOT_PROVEN;
            case METHOD_NOT_ALLOWED -> METHOD;
            case REQUEST_TOO_LONG -> TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> MEDIA_TYPE;
            default -> OTHER;
        };
    }
}
