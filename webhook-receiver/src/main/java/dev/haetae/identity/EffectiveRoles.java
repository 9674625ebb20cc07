package dev.haetae.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;

/** What a caller's roles amount to, wherever they come from; on a simulated cluster nobody needs any. */
@Singleton
class EffectiveRoles implements SecurityIdentityAugmentor {

    private final Access access;

    EffectiveRoles(Access access) {
        this.access = access;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        List<String> roles = access.isOpen() ? Role.all() : Role.including(identity.getRoles());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addRoles(new HashSet<>(roles))
                        .build());
    }
}
