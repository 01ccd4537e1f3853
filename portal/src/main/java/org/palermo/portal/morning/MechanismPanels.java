package org.palermo.portal.morning;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.LastCountry;

/// The public data of the mechanism, for pages before and after sign-in.
@ApplicationScoped
public class MechanismPanels {
    private final PortalGateway gateway;
    private final LastCountry last;

    MechanismPanels(PortalGateway gateway, LastCountry last) {
        this.gateway = gateway;
        this.last = last;
    }

    /// @param wanted a country code; null for the country that the reader chose last
    public Uni<CountryChoice> choose(String wanted) {
        String code = wanted == null ? last.get().orElse(null) : wanted;
        return gateway.countries().map(countries -> CountryChoice.of(countries, code));
    }

    /// @param wanted a country code; null for the country that the reader chose last, else that of her first region
    public Uni<CountryChoice> choose(SecurityIdentity reader, String wanted) {
        return choose(wanted == null ? last.get().or(() -> Frames.country(reader)).orElse(null) : wanted);
    }

    public Uni<Answer<MechanismPanel>> of(CountryChoice choice, Language language) {
        if (!choice.isKnown()) {
            return Uni.createFrom().item(new Answer.Away<>());
        }
        return gateway.status(choice.country().code())
                .map(answer -> answer.map(status -> MechanismPanel.of(status, choice.country(), language)));
    }
}
