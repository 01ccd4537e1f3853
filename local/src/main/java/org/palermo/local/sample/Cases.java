package org.palermo.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// About 500 cases in the United Kingdom and 40 in Zedland, most of women and girls; some wait for an overdue decision.
final class Cases {
    private static final List<String> EXPLOITATION =
            List.of("SEXUAL", "LABOUR", "DOMESTIC_SERVITUDE", "CRIMINAL", "FORCED_MARRIAGE", "ORGAN", "OTHER");
    private static final List<String> SEXES = List.of("FEMALE", "MALE", "OTHER", "UNKNOWN");
    private static final List<String> AGES = List.of("ADULT", "CHILD", "UNSURE");
    /// Every third case that waits for the first decision is overdue.
    private static final int OVERDUE_EVERY = 3;

    private static final Set<UUID> ACCOUNTS = Set.of(Ids.agency(10), Ids.agency(11), Ids.agency(40), Ids.agency(41));

    private final Country country;
    private final Instant now;
    private final SampleRandom sampleRandom;
    private final People people;
    private final HtcdsCodes codes;
    private final List<Provider> senders;
    private final List<CaseRecord> cases = new ArrayList<>();

    private Cases(Country country, long seed, Instant now) {
        this.country = country;
        this.now = now.truncatedTo(ChronoUnit.MINUTES);
        this.sampleRandom = SampleRandom.of(seed, "cases-" + country.code());
        this.people = new People(sampleRandom);
        this.codes = new HtcdsCodes(sampleRandom);
        this.senders = Providers.all().stream()
                .filter(Provider::firstResponder)
                .toList();
    }

    static List<CaseRecord> generate(Country country, long seed, Instant now) {
        var all = new Cases(country, seed, now);
        for (Stage stage : Stage.values()) {
            for (int i = 0; i < stage.casesIn(country); i++) {
                all.add(stage, i);
            }
        }
        return all.cases;
    }

    private void add(Stage stage, int index) {
        String region = sampleRandom.pick(country.regionCodes());
        List<CaseRecord.Step> history = history(stage, index, region);
        String ageGroup = ageGroup(stage);
        String sex = sampleRandom.weighted(SampleRandom.weights(SEXES, 86, 11, 2, 1));
        Instant referredAt = history.getFirst().at();
        String externalId = "SYN-%s-%05d".formatted(country.code(), cases.size() + 1);
        cases.add(stage == Stage.NOTIFIED_ONLY
                ? new CaseRecord(externalId, region, stage.name(), sender(region), referredAt, ageGroup, sex,
                        exploitation(ageGroup), null, null, null, history, null, true)
                : identified(externalId, region, stage, history, ageGroup, sex));
    }

    private CaseRecord identified(String externalId, String region, Stage stage, List<CaseRecord.Step> history,
            String ageGroup, String sex) {
        Instant referredAt = history.getFirst().at();
        String nationality = people.nationality();
        var person = people.person(nationality, sex, ageGroup, LocalDate.ofInstant(referredAt, country.zoneId()));
        var bare = new CaseRecord(externalId, region, stage.name(), sender(region), referredAt, ageGroup, sex,
                exploitation(ageGroup), nationality, people.languages(nationality), person, history, null, true);
        return bare.withCodes(codes.of(bare));
    }

    /// Only an adult can decline or withdraw; a child, or a person of unsure age, is referred without consent.
    private String ageGroup(Stage stage) {
        boolean adultsOnly = stage == Stage.NOTIFIED_ONLY || stage == Stage.WITHDRAWN;
        return adultsOnly ? "ADULT" : sampleRandom.weighted(SampleRandom.weights(AGES, 66, 28, 6));
    }

    private List<String> exploitation(String ageGroup) {
        boolean adult = ageGroup.equals("ADULT");
        String first = sampleRandom.weighted(
                adult ? SampleRandom.weights(EXPLOITATION, 44, 24, 14, 10, 4, 1, 3)
                        : SampleRandom.weights(EXPLOITATION, 34, 8, 6, 42, 7, 0, 3));
        String second = sampleRandom.pick(EXPLOITATION.subList(0, 4));
        return sampleRandom.chance(0.2) && !second.equals(first) ? List.of(first, second) : List.of(first);
    }

    /// A third comes from the agencies of the sample accounts, so that each account has receipts to show.
    private UUID sender(String region) {
        List<UUID> ids = senders.stream().filter(p -> p.serves(region)).map(Provider::id).toList();
        List<UUID> known = ids.stream().filter(ACCOUNTS::contains).toList();
        return sampleRandom.pick(sampleRandom.chance(0.33) && !known.isEmpty() ? known : ids);
    }

    private List<CaseRecord.Step> history(Stage stage, int index, String region) {
        if (stage == Stage.REFERRED) {
            return List.of(new CaseRecord.Step(stage.name(), waitingSince(index, region)));
        }
        CasePath path = CasePath.to(stage, sampleRandom);
        LocalDate day = LocalDate.ofInstant(now, country.zoneId()).minusDays(path.days());
        var history = new ArrayList<CaseRecord.Step>();
        for (CasePath.Step step : path.steps()) {
            day = day.plusDays(step.daysAfter());
            history.add(new CaseRecord.Step(step.stage().name(), inOfficeHours(day)));
        }
        return history;
    }

    /// When a case that waits for its first decision was referred: overdue, due within two working days, or fresh.
    private Instant waitingSince(int index, String region) {
        LocalDate today = LocalDate.ofInstant(now, country.zoneId());
        LocalDate day = switch (index % OVERDUE_EVERY) {
            // Longer than any run of holidays beyond five working days.
            case 0 -> today.minusDays(sampleRandom.between(16, 40));
            case 1 -> country.workingDaysBefore(today, sampleRandom.between(3, 4), region);
            default -> country.workingDaysBefore(today, sampleRandom.between(0, 2), region);
        };
        Instant at = inOfficeHours(day);
        Instant latest = now.minus(Duration.ofMinutes(sampleRandom.between(5, 50)));
        return at.isAfter(latest) ? latest : at;
    }

    private Instant inOfficeHours(LocalDate day) {
        return day.atTime(sampleRandom.between(8, 17), sampleRandom.between(0, 59)).atZone(country.zoneId()).toInstant();
    }
}
