package dev.haetae.api;

import dev.haetae.incident.Actor;

/**
 * What a person sends.
 *
 * @param by the person's name; {@code somebody} when it is not said
 * @param text a note's text
 */
record PersonsRequest(String by, String text) {

    static PersonsRequest of(PersonsRequest sent) {
        return sent == null ? new PersonsRequest(null, null) : sent;
    }

    Actor person() {
        return Actor.person(by == null || by.isBlank() ? "somebody" : by.strip());
    }
}
