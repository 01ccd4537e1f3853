package org.palermo.shelter.blindness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.blindness.Attacker.Answered;
import org.palermo.shelter.blindness.World.Target;

/// Asks two thousand questions of an attacker who looks for a shelter; ten thousand with `-Dpalermo.test.all=true`. Two worlds get
/// the same questions. They differ only in the region of its area in which a shelter stands, and every answer is the same. So no
/// conclusion from answers, however clever, reveals more than the area; the obvious conclusions are drawn as well.
/// `-Dpalermo.seed=N` repeats the same questions.
@QuarkusTest
class BlindnessTest extends ServiceTest {
    private static final long SEED = Long.getLong("palermo.seed", 4);
    private static final boolean ALL = Boolean.getBoolean("palermo.test.all");
    private static final int LARGE = ALL ? 3_500 : 700;
    private static final int SMALL = ALL ? 1_500 : 250;
    /// The `maxPartyShown` of Zedland's profile.
    private static final int SHOWN = 4;
    private static final int SOME = 50;
    /// More than there is time for.
    private static final int A_DAY = 6_000;
    private static final Target ONE = Target.of(Account.SHELTER, "STEP_FREE", "MEDICAL_ISOLATION", "HEARING_LOOP");
    private static final Target TWO = Target.of(Account.OTHER_SHELTER, "VISUAL_ALARM", "HIGH_SECURITY");
    private static final Target THREE = Target.of(Account.SHELTER, "GROUND_FLOOR_ROOM", "HIGH_SECURITY", "HEARING_LOOP");
    private static final Target FOUR = Target.of(Account.OTHER_SHELTER, "WHEELCHAIR_BATHROOM", "MEDICAL_ISOLATION");

    @Test
    void among_many_shelters_no_answer_reveals_more_than_the_area() {
        assertBlind("GB", LARGE, World::unitedKingdom,
                Map.of(ONE, "GB-SCT", TWO, "GB-ENG-NE", THREE, "GB-ENG-NE"), Map.of(ONE, "GB-ENG-NE", TWO, "GB-SCT", THREE, "GB-ENG-NE"));
    }

    @Test
    void among_four_shelters_no_answer_reveals_more_than_the_country() {
        assertBlind("ZZ", SMALL, World::zedland,
                Map.of(ONE, "ZZ-N", TWO, "ZZ-E", THREE, "ZZ-S", FOUR, "ZZ-W"),
                Map.of(ONE, "ZZ-S", TWO, "ZZ-N", THREE, "ZZ-N", FOUR, "ZZ-E"));
    }

    @Test
    void the_budget_stops_an_attacker_who_keeps_asking() {
        World.zedland(Map.of(ONE, "ZZ-N", TWO, "ZZ-E", THREE, "ZZ-S", FOUR, "ZZ-W"));
        List<Question> questions = Question.draw(140, List.of(ONE, TWO, THREE, FOUR), Regions.of("ZZ"), new Random(SEED)).stream()
                .filter(question -> !question.avoidsAnOrganisation()).limit(130).toList();
        try (Attacker attacker = new Attacker()) {
            int answered = 0;
            for (int hour = 0; hour < 8; hour++) {
                Register.time(Duration.ofHours(hour).plusMinutes(hour));
                Map<Integer, Long> statuses = attacker.atOnce(questions).stream()
                        .collect(Collectors.groupingBy(Answered::status, Collectors.counting()));
                assertTrue(Set.of(200, 429).containsAll(statuses.keySet()) && statuses.getOrDefault(200, 0L) <= 120, statuses.toString());
                answered += statuses.getOrDefault(200, 0L).intValue();
            }
            assertEquals(600, answered, "questions answered in a day");
        }
    }

    /// Two worlds that differ in one free place of one shelter; from the profile's `maxPartyShown` on, every answer must be the
    /// same. Below it the attacker must learn that a shelter takes such a party; otherwise the attack proves nothing.
    @ParameterizedTest
    @EnumSource(World.Why.class)
    void counting_places_reveals_of_no_shelter_how_many_are_free(World.Why why) {
        assertNotEquals(counted(SHOWN - 1, why, SOME), counted(SHOWN, why, SOME));
        assertSame(ALL ? 2 * SHOWN : SHOWN + 1, why, SOME);
        if (ALL) {
            assertSame(SHOWN + 1, why, A_DAY);
        }
    }

    /// @param most the largest number of free places to compare, from `SHOWN` on
    private static void assertSame(int most, World.Why why, int steps) {
        List<String> fewer = counted(SHOWN, why, steps);
        for (int free = SHOWN + 1; free <= most; free++) {
            List<String> more = counted(free, why, steps);
            for (int i = 0; i < Math.min(fewer.size(), more.size()); i++) {
                assertEquals(fewer.get(i), more.get(i),
                        "seed " + SEED + ", " + free + " free, line " + i + " after " + fewer.subList(Math.max(0, i - 8), i));
            }
            assertEquals(fewer.size(), more.size());
        }
    }

    private static List<String> counted(int free, World.Why why, int steps) {
        World.oneHouse(free, why);
        World.workedOn(Question.CASE, Account.COORDINATOR);
        return new PlaceCounter(SEED).count(steps);
    }

    /// What the attacker knows without asking: a case; a shelter that has refused as full for all nights of the questions; and a
    /// shelter that has refused the people for some nights.
    private static void known(List<Target> targets) {
        World.workedOn(Question.CASE, Account.COORDINATOR);
        World.refused(targets.getFirst(), Account.COORDINATOR, 70, "FULL");
        World.refused(targets.getLast(), Account.COORDINATOR, 1, "NEEDS_NOT_MET");
    }

    private static void assertBlind(String country, int count, Consumer<Map<Target, String>> world,
            Map<Target, String> here, Map<Target, String> there) {
        List<String> regions = Regions.of(country);
        List<Target> targets = here.keySet().stream().sorted(Comparator.comparing(target -> target.id().toString())).toList();
        List<Question> questions = Question.draw(count, targets, regions, new Random(SEED));
        try (Attacker attacker = new Attacker()) {
            world.accept(here);
            known(targets);
            Map<Target, List<String>> areas = World.areas(here);
            List<Answered> answers = attacker.ask(questions);
            assertEquals(Set.of(200), answers.stream().map(Answered::status).collect(Collectors.toSet()));
            world.accept(there);
            known(targets);
            assertEquals(areas, World.areas(there), "the same areas in both worlds");
            List<Answered> others = attacker.ask(questions);
            for (int i = 0; i < answers.size(); i++) {
                assertEquals(answers.get(i), others.get(i), "seed " + SEED + ", question " + i);
            }
            for (Target target : here.keySet()) {
                Set<String> names = areas.get(target).stream().map(Regions::name).collect(Collectors.toSet());
                assertTrue(names.contains(Regions.name(here.get(target))) && names.contains(Regions.name(there.get(target))));
                Set<String> guessed = Guess.of(target, answers, Regions.names(country));
                assertTrue(guessed.containsAll(names), target.needs() + " can only be in " + guessed);
                assertTrue(guessed.size() < regions.size() || names.size() == regions.size(),
                        "the attack must exclude some regions: " + guessed);
            }
        }
    }
}
