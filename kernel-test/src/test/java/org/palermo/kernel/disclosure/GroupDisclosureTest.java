package org.palermo.kernel.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.attack.Attack;
import org.palermo.kernel.test.attack.Attacker;

/// Checks that neither a zero nor a hundred per cent shows that all of a group of people are alike.
class GroupDisclosureTest {
    private static final DisclosureRule RULE = DisclosureRule.suppress(11, true, 3);
    private static final List<Dimension> DIMENSIONS = List.of(Dimension.withTotal("quarter", "2026", "Q1", "Q2"), Dimension.withTotal("age", "ALL", "ADULT", "CHILD", "UNSURE"),
            Dimension.withTotal("outcome", "ALL", "POSITIVE", "NEGATIVE"));

    private static Cube.Builder cube(boolean ofPersons) {
        Cube.Builder cube = Cube.ofCounts(DIMENSIONS);
        return ofPersons ? cube.ofPersons("age").ofPersons("outcome") : cube;
    }

    private static Published shown(ControlledTable table, String... codes) {
        return table.release().cells().get(CellKey.of(codes));
    }

    @Test
    void a_common_outcome_is_hidden_where_it_describes_persons() {
        for (boolean ofPersons : List.of(false, true)) {
            ControlledTable table = Disclosure.control(cube(ofPersons).count(CellKey.of("Q1", "CHILD", "POSITIVE"), 40).count(CellKey.of("Q1", "ADULT", "POSITIVE"), 30)
                    .count(CellKey.of("Q1", "ADULT", "NEGATIVE"), 25).count(CellKey.of("Q2", "ADULT", "NEGATIVE"), 25).count(CellKey.of("Q2", "ADULT", "POSITIVE"), 25)
                    .count(CellKey.of("Q2", "CHILD", "POSITIVE"), 25).count(CellKey.of("Q2", "CHILD", "NEGATIVE"), 25).build(), RULE, List.of());
            assertEquals(ofPersons, shown(table, "Q1", "CHILD", "NEGATIVE") instanceof Published.Suppressed);
            assertEquals(ofPersons, shown(table, "Q1", "CHILD", "POSITIVE") instanceof Published.Suppressed);
            assertEquals(new Published.Exact(40), shown(table, "Q1", "CHILD", "ALL"));
            assertEquals(new Published.Exact(95), shown(table, "Q1", "ALL", "ALL"));
        }
    }

    /// A quarter does not describe a person: all people of a year may have come in one quarter.
    @Test
    void a_dimension_that_does_not_describe_persons_is_unchanged() {
        ControlledTable table = Disclosure.control(cube(true).count(CellKey.of("Q1", "CHILD", "POSITIVE"), 40).count(CellKey.of("Q1", "ADULT", "POSITIVE"), 30)
                .count(CellKey.of("Q1", "CHILD", "NEGATIVE"), 20).count(CellKey.of("Q1", "ADULT", "NEGATIVE"), 25).build(), RULE, List.of());
        assertEquals(new Published.Exact(0), shown(table, "Q2", "CHILD", "POSITIVE"));
        assertEquals(new Published.Exact(0), shown(table, "Q1", "UNSURE", "ALL"));
        assertThrows(IllegalArgumentException.class, () -> cube(false).ofPersons("sex"));
    }

    /// In random tables, and in the next release of each.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void no_attack_learns_that_all_are_alike(int batch) {
        int alike = 0;
        for (int seed = batch * 40; seed < (batch + 1) * 40; seed++) {
            Random random = new Random(seed);
            Cube.Builder first = cube(true);
            Cube.Builder second = cube(true);
            for (String age : List.of("ADULT", "CHILD", "UNSURE")) {
                for (String outcome : List.of("POSITIVE", "NEGATIVE")) {
                    for (String quarter : List.of("Q1", "Q2")) {
                        long people = random.nextInt(3) == 0 ? 0 : random.nextInt(50);
                        first.count(CellKey.of(quarter, age, outcome), people);
                        second.count(CellKey.of(quarter, age, outcome), people + (random.nextInt(4) == 0 ? random.nextInt(40) : 0));
                    }
                }
            }
            List<ControlledTable> tables = new ArrayList<>();
            tables.add(Disclosure.control(first.build(), RULE, List.of()));
            tables.add(Disclosure.control(second.build(), RULE, List.copyOf(tables)));
            Attack attack = Attacker.attack(tables.stream().map(ControlledTable::release).toList(), AttackerKnowledge.ofReaders(true));
            for (int release = 1; release <= 2; release++) {
                alike += requireOpen(tables.get(release - 1), release, attack, seed);
            }
        }
        assertTrue(alike > 100, alike + " groups were alike");
    }

    private static int requireOpen(ControlledTable table, int release, Attack attack, int seed) {
        int alike = 0;
        for (CellKey group : table.release().cells().keySet()) {
            for (int d = 1; d <= 2; d++) {
                if (group.codes().get(d).equals("ALL") && table.cube().value(group) > 0) {
                    List<CellKey> empty = parts(group, d).stream().filter(part -> table.cube().value(part) == 0).toList();
                    if (empty.size() == DIMENSIONS.get(d).categories().size() - 2) {
                        alike++;
                        int of = release;
                        assertFalse(empty.stream().allMatch(part -> shown(table, part.codes().toArray(String[]::new)) instanceof Published.Exact
                                || attack.recovered().containsKey(new Place(of, Place.Kind.NUMBER, part))), "seed " + seed + ": all of " + group + " are known to be alike");
                    }
                }
            }
        }
        return alike;
    }

    private static List<CellKey> parts(CellKey group, int dimension) {
        List<CellKey> parts = new ArrayList<>();
        for (Dimension.Category category : DIMENSIONS.get(dimension).categories()) {
            if (category.parent() != null) {
                List<String> codes = new ArrayList<>(group.codes());
                codes.set(dimension, category.code());
                parts.add(new CellKey(codes));
            }
        }
        return parts;
    }
}
