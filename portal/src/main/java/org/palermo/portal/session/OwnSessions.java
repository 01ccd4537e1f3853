package org.palermo.portal.session;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The sessions that a person has open on this portal. She ends the others; the one that she uses ends by signing out.
@ApplicationScoped
class OwnSessions {
    private final SessionStore store;
    private final SessionCipher cipher;
    private final ProviderSessions provider;

    OwnSessions(SessionStore store, SessionCipher cipher, ProviderSessions provider) {
        this.store = store;
        this.cipher = cipher;
        this.provider = provider;
    }

    Uni<List<OwnSession>> of(SecurityIdentity person) {
        JsonWebToken token = token(person);
        return store.open(token.getSubject(), Instant.now()).map(open -> open.stream().map(one -> view(one, isCurrent(one, token))).toList());
    }

    private static OwnSession view(SessionStore.Open open, boolean current) {
        Device device = open.device() == null ? Device.of(null) : open.device();
        return new OwnSession(id(open), device.browser().ownName(), device.system().ownName(), open.beganAt(), current);
    }

    /// Ends one session, unless it is the present one or somebody else's.
    ///
    /// @return whether the identity provider has ended it too
    Uni<Boolean> end(SecurityIdentity person, String id) {
        return end(person, open -> id(open).equals(id));
    }

    /// Ends all sessions but the present one.
    ///
    /// @return whether the identity provider has ended them too
    Uni<Boolean> endOthers(SecurityIdentity person) {
        return end(person, open -> true);
    }

    private Uni<Boolean> end(SecurityIdentity person, Predicate<SessionStore.Open> which) {
        JsonWebToken token = token(person);
        return store.open(token.getSubject(), Instant.now())
                .onItem().transformToMulti(all -> Multi.createFrom().iterable(all))
                .filter(open -> !isCurrent(open, token) && which.test(open))
                .onItem().transformToUniAndConcatenate(open -> store.removeOwn(token.getSubject(), open.sid()).chain(() -> provider.end(refreshToken(open))))
                .collect().asList().map(ended -> ended.stream().allMatch(everywhere -> everywhere));
    }

    /// Empty when the tokens were sealed with a key that no longer exists; the identity provider then refuses.
    private String refreshToken(SessionStore.Open open) {
        try {
            return cipher.open(open.tokens(), open.id()).getRefreshToken();
        } catch (IllegalStateException e) {
            return "";
        }
    }

    private static boolean isCurrent(SessionStore.Open open, JsonWebToken token) {
        return open.sid().equals(token.getClaim("sid"));
    }

    private static String id(SessionStore.Open open) {
        return HexFormat.of().formatHex(open.id());
    }

    private static JsonWebToken token(SecurityIdentity person) {
        return (JsonWebToken) person.getPrincipal();
    }
}
