package dev.haetae.identity;

import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request whose token is known to be somebody's. */
final class NamedToken extends BaseAuthenticationRequest implements AuthenticationRequest {

    private final Access.Holder holder;

    NamedToken(Access.Holder holder) {
        this.holder = holder;
    }

    Access.Holder holder() {
        return holder;
    }
}
