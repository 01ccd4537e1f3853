package org.palermo.referral.mechanism;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.Profiles;

/// Asks what the mechanism's status is, now or at a past instant.
@ApplicationScoped
public class Mechanism {
    /// No mechanism is older, and the database's calendar ends long before Java's.
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final Countries countries;
    private final Profiles profiles;
    private final ServiceLineStore lines;
    private final TransactionTime time;

    Mechanism(Countries countries, Profiles profiles, ServiceLineStore lines, TransactionTime time) {
        this.countries = countries;
        this.profiles = profiles;
        this.lines = lines;
        this.time = time;
    }

    /// @param at the instant, or null for now; the future and what lies before 1900 are refused
    @Scoped
    @WithTransaction
    public Uni<MechanismStatus> status(Actor actor, String countryCode, Instant at) {
        Country country = countries.require("country", countryCode);
        Instant now = time.now();
        Instant asked = Objects.requireNonNullElse(at, now);
        if (asked.isAfter(now)) {
            throw Problems.invalid("at", "is in the future");
        }
        if (asked.isBefore(EARLIEST)) {
            throw Problems.invalid("at", "is too far in the past");
        }
        return lines.served(country.code(), asked)
                .map(served -> MechanismStatus.of(country, profiles.of(country), asked, served));
    }
}
