package org.palermo.local.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Made-up people: plausible names for a nationality, combined at random.
final class People {
    record Names(int weight, List<String> languages, List<String> female, List<String> male, List<String> family) {}

    private final Map<String, Names> byNationality =
            Resources.json("sample/people.json", new TypeReference<LinkedHashMap<String, Names>>() {});
    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private final SampleRandom sampleRandom;

    People(SampleRandom sampleRandom) {
        this.sampleRandom = sampleRandom;
        byNationality.forEach((nationality, names) -> weights.put(nationality, names.weight()));
    }

    String nationality() {
        return sampleRandom.weighted(weights);
    }

    List<String> languages(String nationality) {
        return sampleRandom.some(byNationality.get(nationality).languages(), 2);
    }

    CaseRecord.Person person(String nationality, String sex, String ageGroup, LocalDate on) {
        Names names = byNationality.get(nationality);
        String given = sampleRandom.pick(sex.equals("MALE") ? names.male() : names.female());
        return new CaseRecord.Person(given, sampleRandom.pick(names.family()), dateOfBirth(ageGroup, on));
    }

    private LocalDate dateOfBirth(String ageGroup, LocalDate on) {
        LocalDate birthday = on.minusDays(sampleRandom.between(1, 360));
        return switch (ageGroup) {
            case "ADULT" -> birthday.minusYears(18 + Math.min(sampleRandom.between(0, 40), sampleRandom.between(0, 40)));
            case "CHILD" -> birthday.minusYears(sampleRandom.between(9, 16));
            default -> null;
        };
    }
}
