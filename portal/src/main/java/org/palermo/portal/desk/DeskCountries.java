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

    Uni<Answer<Countries>> get() {
        return fetched;
    }
}
