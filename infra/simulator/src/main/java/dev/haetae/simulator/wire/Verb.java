package dev.haetae.simulator.wire;

import java.util.Locale;

/** What a request asks for, as Kubernetes calls it. */
enum Verb {
    GET,
    LIST,
    WATCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE,
    DELETECOLLECTION;

    boolean isWrite() {
        return switch (this) {
            case GET, LIST, WATCH -> false;
            case CREATE, UPDATE, PATCH, DELETE, DELETECOLLECTION -> true;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
