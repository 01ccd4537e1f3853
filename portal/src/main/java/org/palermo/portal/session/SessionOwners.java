package org.palermo.portal.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Tells whose session a cookie names before anything of a request is read, by one look at the table. Whether the identity provider
/// still knows the session shows later, where the tokens are needed.
@ApplicationScoped
public class SessionOwners {
    private final SessionStore store;

    SessionOwners(SessionStore store) {
        this.store = store;
    }

    /// @param cookie the value of the cookie of the session
    /// @return the identifier of the person at the identity provider; empty when there is no such session
    public Uni<Optional<String>> find(String cookie) {
        return store.subject(new Reference(cookie).row(), Instant.now());
    }
}
