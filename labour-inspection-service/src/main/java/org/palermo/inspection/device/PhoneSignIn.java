package org.palermo.inspection.device;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// Signs in the phone of an inspector by Basic, under `/openrosa/v1` alone. The identity has one role, with which nothing else can be
/// called. A wrong secret gives no identity, so the operation refuses it.
@ApplicationScoped
class PhoneSignIn implements HttpAuthenticationMechanism {
    static final String PHONE = "palermo.phone";
    private static final String PATH = "/openrosa/v1/";
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 400;
    private static final Actor SYSTEM = Actor.system("phone-sign-in");

    private final Phones phones;

    PhoneSignIn(Phones phones) {
        this.phones = phones;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (!context.request().path().startsWith(PATH) || header == null || header.length() > LONGEST
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        String[] pair = pair(header.substring(SCHEME.length()).strip());
        return pair == null ? Uni.createFrom().nullItem() : phones.signIn(SYSTEM, pair[0], pair[1])
                .map(found -> found.map(phone -> identity(pair[0], phone)).orElse(null));
    }

    /// Subject and secret; null when they can't be read.
    private static String[] pair(String written) {
        try {
            String[] pair = new String(Base64.getDecoder().decode(written), StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 && pair[0].indexOf('\0') < 0 ? pair : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static SecurityIdentity identity(String subject, PhoneStore.SignedIn phone) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(subject)).addRole(Role.INSPECTION_PHONE).addAttribute(PHONE, phone).build();
    }

    /// The operation itself answers what is refused.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
