package dev.haetae.api;

import jakarta.ws.rs.core.Response;

/**
 * A person trusts a playbook again.
 *
 * @param by the name that it gives itself; see {@link dev.haetae.identity.Caller}
 */
record TrustRequest(String playbook, String by) {

    static TrustRequest of(TrustRequest sent) {
        if (sent == null || sent.playbook == null || sent.playbook.isBlank()) {
            throw Problems.of(Response.Status.BAD_REQUEST, "playbook: say which");
        }
        return sent;
    }
}
