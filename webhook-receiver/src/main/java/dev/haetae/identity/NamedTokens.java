package dev.haetae.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The identity of a token's holder. */
@Singleton
class NamedTokens implements IdentityProvider<NamedToken> {

    /** Where an identity has it that somebody holds a token of ours; a provider's tokens leave it empty. */
    static final String HOLDER = Access.Holder.class.getName();

    @Override
    public Class<NamedToken> getRequestType() {
        return NamedToken.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(NamedToken request, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(request.holder().name()))
                        .addAttribute(HOLDER, request.holder())
                        .build());
    }
}
