package dev.haetae.api;

import java.util.Optional;

/**
 * What a person sends who calls somebody.
 *
 * @param by the name that it gives itself; see {@link dev.haetae.identity.Caller}
 * @param level as policies write it; the next above all that were called when it is not said
 */
record EscalateRequest(String by, Optional<String> level) {

    EscalateRequest {
        level = level == null ? Optional.empty() : level;
    }

    static EscalateRequest of(EscalateRequest sent) {
        return sent == null ? new EscalateRequest(null, Optional.empty()) : sent;
    }
}
