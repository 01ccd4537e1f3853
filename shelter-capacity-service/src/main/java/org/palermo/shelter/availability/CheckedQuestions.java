package org.palermo.shelter.availability;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Checks a search, counts it, and finds the areas to look in.
@ApplicationScoped
class CheckedQuestions {
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final Areas areas;
    private final CountedQuestions counted;

    CheckedQuestions(Countries countries, ShelterProfiles profiles, Tonight tonight, Areas areas, CountedQuestions counted) {
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.areas = areas;
        this.counted = counted;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 and 403 as {@link SearchAvailability#check}, 404 and 429 as
    ///     {@link CountedQuestions#spend}
    Uni<Question> of(Actor actor, SearchAvailability command) {
        Country country = country(command);
        ShelterProfile profile = profiles.of(country);
        Stay stay = command.stay(tonight.orLater(command.from(), country));
        command.check(actor, stay, profile);
        return counted.spend(actor, command, profile)
                .chain(() -> areas.of(country))
                .map(all -> new Question(country, SearchedAreas.of(command, country, all), stay));
    }

    /// When the last requested night is over.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    Instant end(SearchAvailability command) {
        Country country = country(command);
        return tonight.endOf(tonight.orLater(command.from(), country).plusDays(command.nights() - 1L), country);
    }

    /// The country of the requested area or region.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    Country country(SearchAvailability command) {
        if ((command.area() == null) == (command.region() == null)) {
            throw Problems.invalid("area", "must be given, or region, but not both");
        }
        command.avoidRegions().forEach(region -> countries.requireRegion("avoidRegions", region));
        return command.region() != null
                ? countries.requireRegion("region", command.region())
                : countries.require("area", Territory.countryOf(command.area()));
    }
}
