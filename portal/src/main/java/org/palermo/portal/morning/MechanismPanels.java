package org.palermo.portal.morning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Language;

/// The public data of the mechanism, for pages before and after sign-in.
@ApplicationScoped
public class MechanismPanels {
    private final PortalGateway gateway;

    MechanismPanels(PortalGateway gateway) {
        this.gateway = gateway;
    }

    public Uni<CountryChoice> choose(String wanted) {
        return gateway.countries().map(countries -> CountryChoice.of(countries, wanted));
    }

    public Uni<Answer<MechanismPanel>> of(CountryChoice choice, Language language) {
        if (!choice.isKnown()) {
            return Uni.createFrom().item(new Answer.Away<>());
        }
        return gateway.status(choice.country().code()).map(answer -> answer.map(status -> MechanismPanel.of(status, choice.country(), language)));
    }
}
