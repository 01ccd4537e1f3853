package org.palermo.portal.morning;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Language;

/// Asks all services at the same time, in the name of the reader.
@ApplicationScoped
class MorningPageLoader {
    private final PortalGateway gateway;
    private final MechanismPanels mechanism;

    MorningPageLoader(PortalGateway gateway, MechanismPanels mechanism) {
        this.gateway = gateway;
        this.mechanism = mechanism;
    }

    Uni<Morning> of(SecurityIdentity person, String country, Language language) {
        return mechanism.choose(person, country).chain(choice -> choice.isKnown() ? all(person, choice, language) : nothing(choice));
    }

    private Uni<Morning> all(SecurityIdentity person, CountryChoice choice, Language language) {
        String code = choice.country().code();
        return Uni.combine().all().unis(
                        mechanism.of(choice, language),
                        gateway.cases(person, code),
                        gateway.capacity(person, code),
                        gateway.findings(person, code))
                .asTuple()
                .map(all -> new Morning(choice, choice.today(), all.getItem1(),
                        all.getItem2().map(CasesPanel::of),
                        all.getItem3().map(capacity -> CapacityPanel.of(capacity, choice.country(), language)),
                        all.getItem4().map(FindingsPanel::of)));
    }

    private static Uni<Morning> nothing(CountryChoice choice) {
        return Uni.createFrom().item(new Morning(choice, choice.today(), new Answer.Away<>(), new Answer.Away<>(), new Answer.Away<>(),
                new Answer.Away<>()));
    }
}
