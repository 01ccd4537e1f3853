package org.palermo.portal.session;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The sessions that a person has open on this portal. She ends the others; the one that she uses ends by signing out.
@ApplicationScoped
class OwnSessions {
    /// The most sessions that the identity provider is asked to end, all at once.
    private static final int MOST_AT_PROVIDER = 50;

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
        return store.open(token.getSubject(), Instant.now())
                .map(open -> open.stream().map(one -> view(one, isCurrent(one, token))).toList());
    }

    private static OwnSession view(SessionStore.Open open, boolean current) {
        Device device = open.device() == null ? Device.of(null) : open.device();
        return new OwnSession(open.name(), device.browser().ownName(), device.system().ownName(), open.beganAt(), current);
    }

    /// Ends one session, unless it is the present one or somebody else's.
    Uni<SessionEnding> end(SecurityIdentity person, String name) {
        return endNamed(person, name);
    }

    /// Ends all sessions but the present one.
    Uni<SessionEnding> endOthers(SecurityIdentity person) {
        return endNamed(person, null);
    }

    /// All end here before the identity provider is asked, however long its answers take.
    private Uni<SessionEnding> endNamed(SecurityIdentity person, String name) {
        JsonWebToken token = token(person);
        return store.removeOthers(token.getSubject(), token.getClaim("sid"), name, Instant.now())
                .chain(removed -> removed.isEmpty() ? Uni.createFrom().item(SessionEnding.NOTHING) : endAtProvider(removed));
    }

    private Uni<SessionEnding> endAtProvider(List<SessionStore.Removed> removed) {
        return Multi.createFrom().iterable(removed).select().first(MOST_AT_PROVIDER)
                .onItem().transformToUni(one -> provider.end(cipher.refreshToken(one.tokens(), one.id()))).merge(MOST_AT_PROVIDER)
                .filter(ended -> ended).collect().asList()
                .map(ended -> ended.size() == removed.size() ? SessionEnding.EVERYWHERE : SessionEnding.HERE);
    }

    private static boolean isCurrent(SessionStore.Open open, JsonWebToken token) {
        return open.sid().equals(token.getClaim("sid"));
    }

    private static JsonWebToken token(SecurityIdentity person) {
        return (JsonWebToken) person.getPrincipal();
    }
}
