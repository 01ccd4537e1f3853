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

/// The shelter profiles of the countries that this service knows, read and checked once at startup.
@Startup
@ApplicationScoped
public class ShelterProfiles {
    private final Map<String, ShelterProfile> byCode = new HashMap<>();

    ShelterProfiles(ObjectMapper json, Countries countries) {
        for (Country country : countries.all()) {
            byCode.computeIfAbsent(country.profile(), code -> read(json, code));
        }
    }

    public ShelterProfile of(Country country) {
        return byCode.get(country.profile());
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
        require(p.stalenessHours() > 0 && p.offerMinutes() > 0 && p.holdMinutes() > 0 && p.holdMaxMinutes() >= p.holdMinutes() && p.maxOpenHolds() > 0, path, "hours, minutes and open holds are positive, and a hold is not extended to less");
        require(p.morning() != null && p.morning().isBefore(LocalTime.NOON), path, "a night is over in the morning");
        require(p.caseQuestionsPerHour() > 0 && p.questionsPerHour() >= p.caseQuestionsPerHour() && p.questionsPerDay() >= p.questionsPerHour()
                && p.caseQuestionsPerDay() >= p.caseQuestionsPerHour(), path, "questions are positive, a case's no more than all, an hour's no more than a day's");
        require(p.areaK() > 1 && p.areaOperators() > 1, path, "an area of one shelter or one operator gives it away");
        require(ascendsFromOne(p.bandEdges()), path, "bandEdges ascend from 1");
        require(p.maxParty() > 0 && p.maxNights() > 0 && p.horizonDays() >= 0 && p.cotMaxAge() >= 0, path, "limits are positive");
        require(p.maxPartyShown() > 0 && p.maxPartyShown() <= p.maxParty() && p.areaHeldStep() >= p.maxPartyShown() && p.maxHeldPeople() >= p.maxPartyShown()
                && p.maxHeldPersonNights() >= p.maxPartyShown() * p.maxNights(), path, "the largest party that a search shows places to can be held for");
        require(p.areaHeldPercent() > 0 && p.areaHeldPercent() <= 100 && p.givenBackQuestions() >= 0 && p.givenBackTold() > 0, path, "shares are up to a hundred, and what is given back is counted");
        require(p.escalateMinutes() > 0 && p.escalateMinutes() < p.holdMinutes(), path, "a request is escalated before its hold ends");
        require(p.addressReleaseMinutes() > 0, path, "an address is released for minutes");
        require(p.waitlistOfferMinutes() > 0 && p.waitlistHeadStartHours() >= 0 && p.maxWaiting() > 0, path, "who waits is offered a place for minutes");
        require(p.maxOpenBroadcasts() > 0 && p.broadcastHours() > 0 && p.acknowledgeMinutes() > 0, path, "a broadcast lasts hours, and who is called has minutes");
        require(p.absenceHours() > 0 && p.missingAlertRoles() != null && Role.OF_PEOPLE.containsAll(p.missingAlertRoles()), path, "an absence ends, and alerts go to roles");
        require(p.moveProtectionMonths() == null || p.moveProtectionMonths() > 0, path, "protection from moving lasts months, or is null");
        require(p.unmetWeeks() > 0, path, "unmetWeeks is positive");
        require(p.statistics() != null && p.statistics().period() == Period.WEEK, path, "statistics.period is WEEK: unmet need is counted by the week");
        require(p.sources() != null && p.sources().keySet().equals(numbers()), path, "each number has its source");
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
