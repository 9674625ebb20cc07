package dev.haetae.identity;

import dev.haetae.HaetaeConfig;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller's roles amount to, wherever they come from, and none besides; on a simulated cluster nobody needs any. */
@Singleton
class EffectiveRoles implements SecurityIdentityAugmentor {

    private final Access access;
    private final String prefix;

    EffectiveRoles(Access access, HaetaeConfig config) {
        this.access = access;
        this.prefix = config.oidc().rolePrefix();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        List<String> roles = access.isOpen() ? Role.all() : Role.including(granted(identity));
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .setAnonymous(identity.isAnonymous())
                        .addAttributes(identity.getAttributes())
                        .addCredentials(identity.getCredentials())
                        .addRoles(new HashSet<>(roles))
                        .build());
    }

    /** A provider's groups are everybody's in the company: only what names Haetae grants anything here. */
    private Set<String> granted(SecurityIdentity identity) {
        Access.Holder holder = identity.getAttribute(NamedTokens.HOLDER);
        return holder != null
                ? holder.roles()
                : identity.getRoles().stream()
                        .filter(group -> group.startsWith(prefix))
                        .map(group -> group.substring(prefix.length()))
                        .collect(Collectors.toSet());
    }
}
