package org.palermo.portal.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;

/// The countries of the deployment, fetched at most once for a page.
@RequestScoped
class DeskCountries {
    private final Uni<Answer<Countries>> fetched;

    DeskCountries(PortalGateway gateway) {
        fetched = gateway.countries().memoize().indefinitely();
    }

    /// Asks for them now, so that a page that needs them later has them by then. {@link #get} says what was answered.
    void ahead() {
        fetched.subscribe().with(_ -> { }, _ -> { });
    }

    Uni<Answer<Countries>> get() {
        return fetched;
    }
}
