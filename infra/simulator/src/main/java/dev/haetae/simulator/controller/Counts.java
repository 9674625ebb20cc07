package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The numbers in a status; Kubernetes leaves most of them out when they are zero. */
record Counts(ObjectNode status) {

    static Counts of(ObjectNode status) {
        return new Counts(status);
    }

    Counts always(String field, int count) {
        status.put(field, count);
        return this;
    }

    Counts unlessZero(String field, int count) {
        if (count == 0) {
            status.remove(field);
        } else {
            status.put(field, count);
        }
        return this;
    }
}
