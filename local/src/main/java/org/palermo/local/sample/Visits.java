package org.palermo.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// Visits of the last eighteen months to made-up workplaces: no visit is made up for a real business.
///
/// A third of the findings have enough indicators for a positive result under the published rule, some are just below it,
/// and most are few and weak, as inspectors find them.
final class Visits {
    private static final String CHECKLIST = "ilo-ec-2009";
    private static final int TO_UNITED_KINGDOM = 135;
    private static final int TO_ZEDLAND = 15;
    private static final List<String> DECEPTION = codes("DR", 10);
    private static final List<String> COERCED_RECRUITMENT = codes("CR", 10);
    private static final List<String> EXPLOITATION = List.of("EX01", "EX02", "EX03", "EX04", "EX05", "EX06", "EX07", "EX09");
    private static final List<String> COERCION = codes("CD", 15);

    private final long seed;
    private final SampleRandom sampleRandom;
    private final Instant now;
    private final List<Visit> visits = new ArrayList<>();

    private Visits(long seed, Instant now) {
        this.seed = seed;
        this.sampleRandom = SampleRandom.of(seed, "visits");
        this.now = now.truncatedTo(ChronoUnit.HOURS);
    }

    static List<Visit> generate(long seed, Instant now) {
        var all = new Visits(seed, now);
        all.visit(Country.GB, TO_UNITED_KINGDOM);
        all.visit(Country.ZZ, TO_ZEDLAND);
        return all.visits;
    }

    private void visit(Country country, int count) {
        List<Workplace> places = Workplaces.synthetic(country, seed);
        for (int i = 0; i < count; i++) {
            add(country, sampleRandom.pick(places));
        }
    }

    private void add(Country country, Workplace place) {
        UUID id = Ids.named("visit", String.valueOf(visits.size()));
        Instant at = now.minus(Duration.ofDays(sampleRandom.between(2, 540))).minus(Duration.ofHours(sampleRandom.between(1, 9)));
        String kind = sampleRandom.weighted(SampleRandom.weights(List.of("PLANNED", "COMPLAINT", "FOLLOW_UP"), 55, 33, 12));
        UUID agency = Ids.agency(sampleRandom.chance(0.75) ? 40 : 41);
        int findings = sampleRandom.weighted(SampleRandom.weights(List.of(0, 1, 2, 3), 30, 45, 18, 7));
        visits.add(new Visit(id, new Visit.Place(place.name(), country.code()), at, agency, kind, CHECKLIST,
                IntStream.range(0, findings).mapToObj(i -> finding(place.sector())).toList()));
    }

    private Visit.Finding finding(String sector) {
        Set<String> indicators = switch (sampleRandom.between(1, 6)) {
            case 1, 2 -> strong();
            case 3 -> nearly();
            default -> few();
        };
        String subject = sampleRandom.weighted(SampleRandom.weights(List.of("ADULT", "CHILD", "UNSURE"), 84, 10, 6));
        return new Visit.Finding(indicators.stream().sorted().toList(), subject, sector, sampleRandom.between(1, 14));
    }

    /// Recruitment, exploitation and coercion, each with at least one strong indicator: positive for an adult and a child.
    private Set<String> strong() {
        var found = new LinkedHashSet<String>();
        if (sampleRandom.chance(0.7)) {
            found.add("DR01");
            found.addAll(sampleRandom.some(DECEPTION.subList(1, 9), 3));
        } else {
            found.add("CR01");
            found.addAll(sampleRandom.some(COERCED_RECRUITMENT.subList(1, 10), 3));
        }
        found.add("EX01");
        found.addAll(sampleRandom.some(EXPLOITATION.subList(1, 7), 4));
        found.add(sampleRandom.pick(COERCION.subList(0, 4)));
        found.addAll(sampleRandom.some(COERCION.subList(8, 14), 3));
        return found;
    }

    /// Bad work without coercion: not trafficking of an adult under the rule, whatever other law it breaks.
    private Set<String> nearly() {
        var found = new LinkedHashSet<>(sampleRandom.some(DECEPTION.subList(1, 9), 4));
        found.add("EX01");
        found.addAll(sampleRandom.some(EXPLOITATION.subList(1, 7), 4));
        return found;
    }

    private Set<String> few() {
        return new LinkedHashSet<>(sampleRandom.some(EXPLOITATION.subList(1, 8), 2));
    }

    private static List<String> codes(String dimension, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "%s%02d".formatted(dimension, n)).toList();
    }
}
