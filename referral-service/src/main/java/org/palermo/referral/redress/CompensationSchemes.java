package org.palermo.referral.redress;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;

/// The compensation schemes of a country, and those under which a person may claim. Reads no record: the transaction only identifies the
/// caller and gives the time.
@ApplicationScoped
public class CompensationSchemes {
    private final Schemes schemes;
    private final Countries countries;
    private final TransactionTime time;

    CompensationSchemes(Schemes schemes, Countries countries, TransactionTime time) {
        this.schemes = schemes;
        this.countries = countries;
        this.time = time;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a country that is not held here
    @Scoped
    public Uni<Page<SchemeView>> of(Actor actor, String country) {
        return page(schemes.of(countries.require("country", country)).stream().map(scheme -> SchemeView.of(scheme, null)));
    }

    public boolean has(Country country, String code) {
        return schemes.of(country).stream().anyMatch(scheme -> scheme.code().equals(code));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a country that is not held here, or for a future date
    @Scoped
    public Uni<Page<SchemeView>> eligible(Actor actor, AskEligibility asked) {
        Country country = countries.require("country", asked.country());
        for (int i = 0; i < asked.circumstances().crimeRegions().size(); i++) {
            String region = asked.circumstances().crimeRegions().get(i);
            if (Territory.countryOf(region).equals(country.code()) && !isHeld(country, region)) {
                throw Problems.invalid("circumstances.crimeRegions[" + i + "]", "must be a region of the country");
            }
        }
        LocalDate today = LocalDate.ofInstant(time.now(), country.zone());
        requireCome("circumstances.endedOn", asked.circumstances().endedOn(), today);
        requireCome("circumstances.dateOfBirth", asked.circumstances().dateOfBirth(), today);
        return page(schemes.of(country).stream()
                .map(scheme -> SchemeView.of(scheme, Eligibility.of(scheme.conditions(), country.code(), asked.circumstances(), today))));
    }

    /// Whether the code is a region of the country, or contains one.
    private static boolean isHeld(Country country, String region) {
        return country.regions().stream().anyMatch(held -> held.code().equals(region) || held.code().startsWith(region + "-"));
    }

    /// The date may already be one day later where the caller is.
    private static void requireCome(String field, LocalDate on, LocalDate today) {
        if (on != null && on.isAfter(today.plusDays(1))) {
            throw Problems.invalid(field, "must not be in the future");
        }
    }

    private static Uni<Page<SchemeView>> page(Stream<SchemeView> views) {
        return Uni.createFrom().item(new Page<>(views.toList(), null));
    }
}
