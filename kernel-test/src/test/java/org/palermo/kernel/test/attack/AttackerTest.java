package org.palermo.kernel.test.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.disclosure.AttackerKnowledge;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Interval;
import org.palermo.kernel.disclosure.Place;
import org.palermo.kernel.disclosure.Published;
import org.palermo.kernel.disclosure.Release;

/// Checks that the attacker finds what can be found; otherwise its finding nothing would prove nothing.
class AttackerTest {
    private static final List<Dimension> TABLE = List.of(Dimension.withTotal("row", "T", "a", "b", "c"),
            Dimension.withTotal("column", "T", "x", "y", "z"));

    private static Cube cube(long... counts) {
        Cube.Builder builder = Cube.ofCounts(TABLE);
        for (int i = 0; i < 9; i++) {
            builder.count(CellKey.of("" + "abc".charAt(i / 3), "" + "xyz".charAt(i % 3)), counts[i]);
        }
        return builder.build();
    }

    private static Release hiding(Cube cube, String... hidden) {
        Map<CellKey, Published> cells = new HashMap<>();
        for (Dimension.Category row : TABLE.getFirst().categories()) {
            for (Dimension.Category column : TABLE.getLast().categories()) {
                CellKey key = CellKey.of(row.code(), column.code());
                cells.put(key, new Published.Exact(cube.value(key)));
            }
        }
        for (String key : hidden) {
            cells.put(CellKey.of(key.split("")), new Published.Suppressed());
        }
        return new Release(cube.dimensions(), cells);
    }

    private static Attack attack(Release... releases) {
        return Attacker.attack(List.of(releases), AttackerKnowledge.ofReaders(true));
    }

    @Test
    void subtracts_the_rest_of_a_row_from_its_total() {
        Attack attack = attack(hiding(cube(3, 9, 9, 9, 9, 9, 9, 9, 9), "ax"));
        assertEquals(Map.of(Place.number(1, CellKey.of("a", "x")), 3L), attack.recovered());
    }

    @Test
    void recovers_a_cell_by_elimination_where_no_single_sum_does() {
        // Rows a and b together, minus the columns x and y except for c: bz = (a + b) − (x + y) + cx + cy − az.
        Cube cube = cube(6, 7, 9, 8, 9, 4, 9, 9, 9);
        Attack attack = attack(hiding(cube, "ax", "ay", "bx", "by", "bz", "Tz"));
        assertEquals(4L, attack.recovered().get(Place.number(1, CellKey.of("b", "z"))));
        assertEquals(cube.value(CellKey.of("T", "z")), attack.recovered().get(Place.number(1, CellKey.of("T", "z"))));
        assertEquals(2, attack.recovered().size());
    }

    @Test
    void a_rectangle_of_zeros_is_recovered_by_its_bounds() {
        Attack attack = attack(hiding(cube(0, 0, 9, 0, 0, 9, 9, 9, 9), "ax", "ay", "bx", "by"));
        assertEquals(4, attack.recovered().size());
    }

    @Test
    void subtracts_one_release_from_another() {
        Cube before = cube(20, 20, 20, 20, 20, 20, 20, 20, 20);
        Cube after = cube(21, 20, 20, 20, 20, 20, 20, 20, 20);
        Attack attack = attack(hiding(before), hiding(after));
        assertEquals(1L, attack.recovered().get(Place.increment(2, CellKey.of("a", "x"))));
    }

    @Test
    void uses_one_release_to_find_what_another_hides() {
        Cube cube = cube(3, 9, 9, 9, 9, 9, 9, 9, 9);
        AttackerKnowledge unchanged = new AttackerKnowledge(Map.of(Place.increment(2, CellKey.of("a", "x")), new Interval(0, 0)), true);
        Attack attack = Attacker.attack(List.of(hiding(cube, "ax", "ay", "bx", "by"), hiding(cube, "ax", "az", "cx", "cz")), unchanged);
        assertTrue(attack.bounds().get(Place.number(1, CellKey.of("a", "x"))).contains(3));
        Attack merged = Attacker.attack(List.of(hiding(cube, "ax", "ay", "bx", "by"), hiding(cube)), unchanged);
        assertEquals(3L, merged.recovered().get(Place.number(1, CellKey.of("a", "x"))));
    }

    @Test
    void propagation_is_used_beyond_the_limit_and_says_so() {
        Release release = hiding(cube(3, 8, 9, 8, 7, 9, 9, 9, 9), "ax", "ay", "bx", "by");
        Attack programmed = Attacker.attack(List.of(release), AttackerKnowledge.ofReaders(true), 4);
        Attack propagated = Attacker.attack(List.of(release), AttackerKnowledge.ofReaders(true), 3);
        assertEquals(List.of(new Attack.Block(4, 4, 0, Attack.Method.LINEAR_PROGRAMMING)), programmed.blocks());
        assertEquals(List.of(new Attack.Block(4, 4, 4, Attack.Method.INTERVAL_PROPAGATION)), propagated.blocks());
        programmed.bounds().forEach((place, interval) -> assertTrue(propagated.bounds().get(place).low() <= interval.low()
                && propagated.bounds().get(place).high() >= interval.high(), place::toString));
    }

    @Test
    void releases_that_contradict_each_other_are_refused() {
        Release release = hiding(cube(3, 8, 9, 8, 7, 9, 9, 9, 9), "ax", "ay", "bx", "by");
        Map<CellKey, Published> cells = new HashMap<>(release.cells());
        cells.put(CellKey.of("a", "T"), new Published.Exact(500));
        assertThrows(IllegalStateException.class, () -> attack(new Release(TABLE, cells)));
    }
}
