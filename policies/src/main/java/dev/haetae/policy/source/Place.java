package dev.haetae.policy.source;

import com.fasterxml.jackson.core.JsonLocation;

/** Where in a file something is written; lines and columns count from 1. */
record Place(int line, int column) {

    static final Place START = new Place(1, 1);

    static Place of(JsonLocation location) {
        return location == null ? START : new Place(location.getLineNr(), location.getColumnNr());
    }
}
