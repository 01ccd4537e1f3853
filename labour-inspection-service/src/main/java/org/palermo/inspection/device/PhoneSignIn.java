package org.palermo.inspection.device;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.inspection.secret.BasicSignIn;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// Signs in the phone of an inspector by Basic, under `/openrosa/v1` alone. The identity has one role, with which nothing else can be
/// called. A wrong secret gives no identity, so the operation refuses it.
@ApplicationScoped
class PhoneSignIn implements HttpAuthenticationMechanism {
    static final String PHONE = "palermo.phone";
    private static final String PATH = "/openrosa/v1/";
    private static final Actor SYSTEM = Actor.system("phone-sign-in");

    private final Phones phones;

    PhoneSignIn(Phones phones) {
        this.phones = phones;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!context.request().path().startsWith(PATH)) {
            return Uni.createFrom().nullItem();
        }
        return BasicSignIn.of(context.request()).map(said -> phones.signIn(SYSTEM, said.name(), said.secret())
                .map(found -> found.map(phone -> identity(said.name(), phone)).orElse(null))).orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static SecurityIdentity identity(String subject, PhoneStore.SignedIn phone) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(subject))
                .addRole(Role.INSPECTION_PHONE).addAttribute(PHONE, phone).build();
    }

    /// The operation itself answers what is refused.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
