package org.palermo.portal.session;

import io.quarkus.oidc.OIDCException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// If the identity provider was never reached since the start, a sign-in fails before any page is shown. This handler sends
/// the reader to a page that says so.
@ApplicationScoped
class ProviderAway {
    void listen(@Observes Router router) {
        router.route("/portal/*").order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    private void failed(RoutingContext request) {
        if (request.failure() instanceof OIDCException && !request.response().ended()) {
            request.response().setStatusCode(303).putHeader("Location", "/portal/sign-in-failed?away=true").end();
        } else {
            request.next();
        }
    }
}
