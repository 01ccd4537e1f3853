package org.palermo.shelter.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;

/// The shelter profiles of the countries that this service knows, read and checked once at startup.
@Startup
@ApplicationScoped
public class ShelterProfiles {
    private final Map<String, ShelterProfile> byCode = new HashMap<>();
    private final Countries countries;

    ShelterProfiles(ObjectMapper json, Countries countries) {
        this.countries = countries;
        for (Country country : countries.all()) {
            byCode.computeIfAbsent(country.profile(), code -> read(json, code));
        }
    }

    public ShelterProfile of(Country country) {
        return byCode.get(country.profile());
    }

    /// @param place a country that this service knows (ISO 3166-1), or a region or an area of it
    public ShelterProfile of(String place) {
        return of(countries.country(Territory.countryOf(place)).orElseThrow());
    }

    private static ShelterProfile read(ObjectMapper json, String code) {
        String path = "palermo/shelter-profiles/" + code + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("A country names the profile " + code + ", but there is no " + path);
            }
            ShelterProfile profile = json.readValue(file, ShelterProfile.class);
            check(profile, path);
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    private static void check(ShelterProfile p, String path) {
        require(p.stalenessHours() > 0 && p.offerMinutes() > 0 && p.holdMinutes() > 0
                && p.holdMaxMinutes() >= p.holdMinutes() && p.maxOpenHolds() > 0,
                path, "hours, minutes and open holds must be positive, and holdMaxMinutes must be at least holdMinutes");
        require(p.morning() != null && p.morning().isBefore(LocalTime.NOON), path, "morning must be before noon");
        require(p.caseQuestionsPerHour() > 0 && p.questionsPerHour() >= p.caseQuestionsPerHour()
                && p.questionsPerDay() >= p.questionsPerHour()
                && p.caseQuestionsPerDay() >= p.caseQuestionsPerHour(),
                path, "questions must be positive, for a case at most as many as in all, in an hour at most as many as in a day");
        require(p.areaK() > 1 && p.areaOperators() > 1,
                path, "areaK and areaOperators must be above 1: an area of one shelter or one operator would reveal it");
        require(ascendsFromOne(p.bandEdges()), path, "bandEdges must ascend from 1");
        require(p.maxParty() > 0 && p.maxNights() > 0 && p.horizonDays() >= 0 && p.cotMaxAge() >= 0, path, "limits must be positive");
        require(p.maxPartyShown() > 0 && p.maxPartyShown() <= p.maxParty() && p.areaHeldStep() >= p.maxPartyShown()
                && p.maxHeldPeople() >= p.maxPartyShown()
                && p.maxHeldPersonNights() >= p.maxPartyShown() * p.maxNights(),
                path, "maxPartyShown must be 1 to maxParty, areaHeldStep, maxHeldPeople and maxHeldPersonNights / maxNights");
        require(p.areaHeldPercent() > 0 && p.areaHeldPercent() <= 100 && p.givenBackQuestions() >= 0 && p.givenBackTold() > 0,
                path, "areaHeldPercent must be 1 to 100, givenBackQuestions must not be negative, and givenBackTold must be positive");
        require(p.escalateMinutes() > 0 && p.escalateMinutes() < p.holdMinutes(),
                path, "escalateMinutes must be positive and below holdMinutes");
        require(p.addressReleaseMinutes() > 0, path, "addressReleaseMinutes must be positive");
        require(p.waitlistOfferMinutes() > 0 && p.waitlistHeadStartHours() >= 0 && p.maxWaiting() > 0,
                path, "waitlistOfferMinutes and maxWaiting must be positive, and waitlistHeadStartHours must not be negative");
        require(p.maxOpenBroadcasts() > 0 && p.broadcastHours() > 0 && p.acknowledgeMinutes() > 0,
                path, "maxOpenBroadcasts, broadcastHours and acknowledgeMinutes must be positive");
        require(p.absenceHours() > 0 && p.missingAlertRoles() != null && Role.OF_PEOPLE.containsAll(p.missingAlertRoles()),
                path, "absenceHours must be positive, and missingAlertRoles must be roles of people");
        require(p.moveProtectionMonths() == null || p.moveProtectionMonths() > 0, path, "moveProtectionMonths must be positive or null");
        require(p.unmetWeeks() > 0, path, "unmetWeeks must be positive");
        require(p.statistics() != null && p.statistics().period() == Period.WEEK,
                path, "statistics.period must be WEEK: unmet need is counted by the week");
        require(p.sources() != null && p.sources().keySet().equals(numbers()), path, "sources must name each number and nothing else");
    }

    private static Set<String> numbers() {
        return Arrays.stream(ShelterProfile.class.getRecordComponents()).map(RecordComponent::getName)
                .filter(name -> !Set.of("code", "sources", "statistics").contains(name)).collect(Collectors.toSet());
    }

    private static boolean ascendsFromOne(List<Integer> edges) {
        return edges != null && !edges.isEmpty() && edges.getFirst() == 1
                && IntStream.range(1, edges.size()).allMatch(i -> edges.get(i) > edges.get(i - 1));
    }

    private static void require(boolean holds, String path, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(path + ": " + otherwise);
        }
    }
}
