package org.palermo.portal.desk.enforcement;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;

/// The local time of a visit: that of its workplace's country, else of the first country of the deployment that has one, else UTC.
@Singleton
class VisitZones {
    private final ApiCalls calls;
    private final Operations operations;
    private final PortalGateway gateway;

    VisitZones(ApiCalls calls, Operations operations, PortalGateway gateway) {
        this.calls = calls;
        this.operations = operations;
        this.gateway = gateway;
    }

    Uni<ZoneId> of(SecurityIdentity person, UUID visit) {
        return Uni.combine().all().unis(
                        calls.read(person, operations.get("getVisit"), Map.of("id", visit.toString()), Map.of(),
                                Purpose.of(person, "INSPECTION")),
                        gateway.countries())
                .with((answer, countries) -> (countries.isFound() ? countries.value() : new Countries(List.of()))
                        .zone(answer.body().getString("country", "")));
    }
}
