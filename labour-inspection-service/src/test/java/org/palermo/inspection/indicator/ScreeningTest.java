package org.palermo.inspection.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScreeningTest {
    private final Indicators indicators = new Indicators();

    @Test
    void the_list_has_67_for_adults_and_65_for_children() {
        assertEquals(67, indicators.all().stream().filter(i -> i.adult() != null).count());
        assertEquals(65, indicators.all().stream().filter(i -> i.child() != null).count());
    }

    /// Threats of denunciation are what somebody did, and stay.
    @Test
    void what_is_passed_on_with_a_person_says_nothing_of_her_migration_status() {
        List<String> passed = indicators.toPassOn(indicators.all().stream().map(Indicator::code).toList());
        assertEquals(63, passed.size());
        assertTrue(indicators.all().stream().noneMatch(i -> passed.contains(i.code()) && i.text().contains("status")));
        assertTrue(passed.containsAll(List.of("CR07", "CD11")));
    }

    @Test
    void what_tells_migration_status_does_not_count_for_a_person() {
        Screening screening = indicators.screenPerson(List.of("VR02", "VR12", "EX01", "DR06", "DR01"), Subject.ADULT);
        assertEquals(indicators.screen(List.of("DR01", "EX01"), Subject.ADULT), screening);
        assertTrue(indicators.all().stream().filter(i -> indicators.toPassOn(List.of(i.code())).isEmpty())
                .allMatch(i -> i.adult() == Strength.MEDIUM && i.child() == Strength.MEDIUM), "V2395 counts on it");
    }

    @ParameterizedTest
    @CsvSource({"2,0,0,true", "1,1,0,true", "1,0,1,true", "0,3,0,true", "0,2,1,true", "1,0,0,false", "0,2,0,false", "0,1,9,false", "0,0,9,false", "0,0,0,false"})
    void a_dimension_by_the_published_rule(int strong, int medium, int weak, boolean positive) {
        assertEquals(positive, Screening.isPositive(strong, medium, weak));
    }

    @Test
    void an_adult_needs_recruitment_exploitation_and_coercion() {
        List<String> all = List.of("DR01", "DR02", "EX01", "EX02", "CD01", "CD02");
        assertTrue(indicators.screen(all, Subject.ADULT).positive());
        assertFalse(indicators.screen(all.subList(2, 6), Subject.ADULT).positive());
        assertFalse(indicators.screen(all.subList(0, 4), Subject.ADULT).positive());
        assertFalse(indicators.screen(List.of("DR01", "DR02", "CD01", "CD02"), Subject.ADULT).positive());
    }

    @Test
    void for_a_child_and_for_someone_whose_age_is_unsure_exploitation_is_enough() {
        List<String> exploited = List.of("EX01", "EX02");
        assertTrue(indicators.screen(exploited, Subject.CHILD).positive());
        assertTrue(indicators.screen(exploited, Subject.UNSURE).positive());
        assertFalse(indicators.screen(exploited, Subject.ADULT).positive());
    }

    @Test
    void an_indicator_that_is_none_for_a_child_is_counted_apart() {
        Screening screening = indicators.screen(List.of("EX08", "EX01"), Subject.CHILD);
        Screening.DimensionResult exploitation = screening.dimensions().get(Dimension.EXPLOITATION.ordinal());
        assertEquals(1, exploitation.notForThisSubject());
        assertFalse(screening.positive());
    }

    @Test
    void it_always_says_that_it_is_a_screening() {
        assertEquals("Screening by operational indicators; not a legal finding", indicators.screen(List.of(), Subject.ADULT).label());
    }

    /// Every number of strong, medium and weak indicators that a dimension of the published list can have, for each subject.
    @ParameterizedTest
    @EnumSource(Subject.class)
    void each_number_of_strong_medium_and_weak_in_each_dimension(Subject subject) {
        int tried = 0;
        for (Dimension dimension : Dimension.values()) {
            List<Indicator> strong = of(dimension, subject, Strength.STRONG);
            List<Indicator> medium = of(dimension, subject, Strength.MEDIUM);
            List<Indicator> weak = of(dimension, subject, Strength.WEAK);
            for (int s = 0; s <= strong.size(); s++) {
                for (int m = 0; m <= medium.size(); m++) {
                    for (int w = 0; w <= weak.size(); w++) {
                        List<Indicator> found = Stream.of(strong.subList(0, s), medium.subList(0, m), weak.subList(0, w)).flatMap(List::stream).toList();
                        Screening.DimensionResult result = Screening.of(found, subject).dimensions().get(dimension.ordinal());
                        assertEquals(List.of(s, m, w), List.of(result.strong(), result.medium(), result.weak()), subject + " " + found);
                        boolean published = s >= 2 || s == 1 && m + w >= 1 || m >= 3 || m == 2 && w >= 1;
                        assertEquals(published, result.positive(), subject + " " + dimension + " " + s + "/" + m + "/" + w);
                        tried++;
                    }
                }
            }
        }
        assertTrue(tried > 150, "found " + tried + " combinations only");
    }

    /// Every set of positive dimensions, for each subject.
    @ParameterizedTest
    @EnumSource(Subject.class)
    void each_set_of_positive_dimensions(Subject subject) {
        for (int set = 0; set < 1 << Dimension.values().length; set++) {
            List<Indicator> found = new ArrayList<>();
            for (Dimension dimension : Dimension.values()) {
                if ((set & 1 << dimension.ordinal()) != 0) {
                    found.addAll(indicators.all().stream().filter(i -> i.dimension() == dimension && i.strength(subject) != null).toList());
                }
            }
            boolean recruited = has(set, Dimension.DECEPTIVE_RECRUITMENT) || has(set, Dimension.COERCIVE_RECRUITMENT);
            boolean exploited = has(set, Dimension.EXPLOITATION);
            boolean expected = subject == Subject.ADULT ? recruited && exploited && has(set, Dimension.COERCION_DESTINATION) : exploited;
            assertEquals(expected, Screening.of(found, subject).positive(), subject + " " + Integer.toBinaryString(set));
        }
    }

    private static boolean has(int set, Dimension dimension) {
        return (set & 1 << dimension.ordinal()) != 0;
    }

    private List<Indicator> of(Dimension dimension, Subject subject, Strength strength) {
        return indicators.all().stream().filter(i -> i.dimension() == dimension && i.strength(subject) == strength).toList();
    }

    /// Compares 50,000 random sets of indicators with a slow implementation that tries each combination, as the publication words the
    /// rule.
    @Test
    void it_agrees_with_the_slow_reading_of_the_rule() {
        Random random = new Random(20090301);
        List<Indicator> all = new ArrayList<>(indicators.all());
        for (int i = 0; i < 50_000; i++) {
            Collections.shuffle(all, random);
            List<Indicator> found = all.subList(0, random.nextInt(14));
            Subject subject = Subject.values()[random.nextInt(3)];
            assertEquals(SlowRule.positive(found, subject), Screening.of(found, subject).positive(), () -> subject + " " + found);
        }
    }

    private static final class SlowRule {

        static boolean positive(List<Indicator> found, Subject subject) {
            boolean exploitation = dimension(found, "EX", subject);
            if (subject == Subject.CHILD || subject == Subject.UNSURE) {
                return exploitation;
            }
            return (dimension(found, "DR", subject) || dimension(found, "CR", subject)) && exploitation && dimension(found, "CD", subject);
        }

        /// Whether there is a pair or a triple of different indicators that the rule names.
        private static boolean dimension(List<Indicator> found, String prefix, Subject subject) {
            List<String> letters = found.stream().filter(i -> i.code().startsWith(prefix))
                    .flatMap(i -> Stream.ofNullable(subject == Subject.ADULT ? i.adult() : i.child()))
                    .map(strength -> strength.name().substring(0, 1)).toList();
            for (int a = 0; a < letters.size(); a++) {
                for (int b = a + 1; b < letters.size(); b++) {
                    if (letters.get(a).equals("S") || letters.get(b).equals("S")) {
                        return true;
                    }
                    for (int c = b + 1; c < letters.size(); c++) {
                        List<String> three = Stream.of(letters.get(a), letters.get(b), letters.get(c)).sorted().toList();
                        if (three.equals(List.of("M", "M", "M")) || three.equals(List.of("M", "M", "W"))) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }
    }
}
