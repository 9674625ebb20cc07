package dev.haetae.api;

/**
 * What a person sends.
 *
 * @param by the name that it gives itself; see {@link dev.haetae.identity.Caller}
 * @param text a note's text
 */
record PersonsRequest(String by, String text) {

    static PersonsRequest of(PersonsRequest sent) {
        return sent == null ? new PersonsRequest(null, null) : sent;
    }
}
