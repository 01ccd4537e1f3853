package org.palermo.inspection.annualreport;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Who enters figures of which country and region.
@ApplicationScoped
class FigureRules {
    private final CountryCodes codes;
    private final Countries countries;

    FigureRules(CountryCodes codes, Countries countries) {
        this.codes = codes;
        this.countries = countries;
    }

    void requireCountry(Actor actor, String country) {
        if (!codes.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        if (!actor.covers(country)) {
            throw Problems.notFound();
        }
    }

    void requireInspectorate(Actor actor) {
        if (actor.agency() == null) {
            throw Problems.forbidden("annual-report", "no-agency", "Only an inspectorate enters figures.");
        }
    }

    /// The codes of the regions of a country; none for a country that has no file here.
    List<String> regions(String country) {
        return countries.country(country).map(Country::regions).orElse(List.of()).stream().map(Country.Region::code).toList();
    }

    void requireRegion(String country, String region) {
        if (!countries.requireRegion("region", region).code().equals(country)) {
            throw Problems.invalid("region", "must be a region of the country");
        }
    }
}
