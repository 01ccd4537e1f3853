package org.palermo.inspection.tip.partner;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.secret.BasicSignIn;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// Signs in the software of a partner by HTTP Basic, at one path only. The identity has one role, which allows nothing but sending a tip.
/// A wrong secret gives no identity, so the operation answers 401.
@ApplicationScoped
class PartnerSignIn implements HttpAuthenticationMechanism {
    static final String PARTNER = "palermo.partner";
    private static final Actor SYSTEM = Actor.system("partner-sign-in");

    private final PartnerCredentials credentials;

    PartnerSignIn(PartnerCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!context.request().path().equals(PartnerTips.PATH)) {
            return Uni.createFrom().nullItem();
        }
        return BasicSignIn.of(context.request()).map(this::identity).orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<SecurityIdentity> identity(BasicSignIn said) {
        return id(said.name())
                .map(id -> credentials.signIn(SYSTEM, id, said.secret())
                        .map(found -> found.map(partner -> identity(id, partner)).orElse(null)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static SecurityIdentity identity(UUID credential, SignedInPartner partner) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(credential.toString())).addRole(Role.TIP_PARTNER)
                .addAttribute(PARTNER, partner).build();
    }

    private static Optional<UUID> id(String name) {
        try {
            return Optional.of(UUID.fromString(name));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /// No challenge: the operation itself answers 401.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
