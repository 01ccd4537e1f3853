package org.palermo.portal.session;

import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.common.runtime.OidcConstants;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Removes sessions that the identity provider has ended (OpenID Connect Back-Channel Logout) and sessions that have
/// expired.
///
/// Quarkus answers the back-channel call and verifies the logout token's signature, issuer, audience and event. But it
/// remembers the logout only in the memory of one replica, until the next person signs in there. So this handler runs before
/// Quarkus and, when Quarkus has answered 200, deletes the session from the table that all replicas read.
@ApplicationScoped
class EndedSessions {
    private static final Logger LOG = Logger.getLogger(EndedSessions.class);

    private final SessionStore store;
    private final String path;

    EndedSessions(SessionStore store, @ConfigProperty(name = "quarkus.oidc.logout.backchannel.path") String path) {
        this.store = store;
        this.path = path;
    }

    void standInFront(@Observes Router router) {
        router.post(path).order(Integer.MIN_VALUE).handler(request -> {
            request.addEndHandler(_ -> answered(request));
            request.next();
        });
    }

    private void answered(RoutingContext request) {
        if (request.response().getStatusCode() == 200) {
            String verified = request.request().getFormAttribute(OidcConstants.BACK_CHANNEL_LOGOUT_TOKEN);
            store.removeEnded(OidcCommonUtils.decodeJwtContent(verified).getString("sid")).subscribe().with(
                    rows -> LOG.debugf("%d sessions ended by the identity provider", rows),
                    // The session still ends: the identity provider refuses the next renewal, at most five minutes later.
                    e -> LOG.error("A session that the identity provider ended can't be removed", e));
        }
    }

    @Scheduled(every = "5m", delayed = "1m")
    Uni<Void> removeExpired() {
        return store.removeExpired(Instant.now()).replaceWithVoid();
    }
}
