package org.palermo.kernel.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.palermo.kernel.test.attack.Attack;
import org.palermo.kernel.test.attack.Attacker;

/// Controls one release after another, attacks them all together, and compares the result with the truth.
final class Attempt {
    private final String label;
    private final DisclosureRule rule;
    private final List<ControlledTable> tables = new ArrayList<>();
    private CarriedOverFigures carried = CarriedOverFigures.NONE;
    private Attack byReaders;

    Attempt(String label, DisclosureRule rule) {
        this.label = label;
        this.rule = rule;
    }

    /// Every attacker knows that these numbers are those of the release before.
    Attempt carrying(CarriedOverFigures known) {
        carried = known;
        return this;
    }

    Attempt release(Cube cube) {
        tables.add(Disclosure.control(cube, rule, List.copyOf(tables), carried));
        return this;
    }

    private AttackerKnowledge ofReaders() {
        Map<Place, Interval> told = new HashMap<>();
        for (int release = 2; release <= tables.size(); release++) {
            for (CellKey key : tables.get(release - 1).release().cells().keySet()) {
                if (carried.isCarried(release, key)) {
                    told.put(Place.increment(release, key), new Interval(0, 0));
                }
            }
        }
        return new AttackerKnowledge(told, last().knowledge().growing());
    }

    ControlledTable last() {
        return tables.getLast();
    }

    Attack attack(AttackerKnowledge knowledge) {
        return checked(Attacker.attack(releases(), knowledge));
    }

    private List<Release> releases() {
        return tables.stream().map(ControlledTable::release).toList();
    }

    /// Stops at the width that the rule requires. For money, the rule requires a distance from the truth, so the search
    /// goes as far as possible.
    private Attack search(AttackerKnowledge knowledge) {
        return last().cube().money ? attack(knowledge) : checked(Attacker.search(releases(), knowledge, rule.minimumInterval()));
    }

    private Attack checked(Attack attack) {
        attack.bounds().forEach((place, interval) -> assertTrue(interval.contains(truth(place)),
                () -> label + ": the attack is wrong about " + place + ", " + truth(place) + " is not in " + interval));
        return attack;
    }

    /// Checks that no reader of the releases learns a hidden number, or how little a number has grown.
    Attempt isSafeFromReaders() {
        Attack attack = search(ofReaders());
        byReaders = attack;
        Set<Place> given = new HashSet<>(tables.stream().flatMap(table -> table.report().unprotectable().stream()).toList());
        attack.reached().forEach((place, interval) -> {
            if (isProtected(place) && !given.contains(place)) {
                assertFalse(attack.recovered().containsKey(place), () -> label + ": recovered " + place);
                assertTrue(!isSensitive(place) || isWide(place, interval), () -> label + ": " + place + " is held within " + interval);
            }
        });
        return this;
    }

    /// The same for somebody who is told which cells are small and which did not change, except for the cells that the
    /// report names.
    Attempt isSafeFromInsiders() {
        Attack attack = search(last().knowledge());
        Set<Place> given = new HashSet<>(last().report().openToInsiders());
        given.addAll(last().report().unprotectable());
        attack.recovered().forEach((place, value) -> assertFalse(isSensitive(place) && !given.contains(place),
                () -> label + ": an insider recovered " + place));
        return this;
    }

    /// Checks that whole numbers settle every number in the readers' attack: none is left to real numbers.
    Attempt leavesNothingOpen() {
        byReaders.blocks().forEach(block -> assertEquals(
                new Attack.Block(block.unknowns(), block.sums(), 0, Attack.Method.LINEAR_PROGRAMMING), block, label));
        return this;
    }

    private boolean isWide(Place place, Interval interval) {
        if (!cube(place).money) {
            return interval.width() >= rule.minimumInterval();
        }
        return interval.high() == Interval.NONE_ABOVE || interval.high() - truth(place) >= Math.max(rule.minimumInterval(), dominance(place));
    }

    private long dominance(Place place) {
        Cube cube = cube(place);
        int cell = cube.lattice.cell(place.key());
        return place.kind() == Place.Kind.NUMBER && rule.dominance().isSensitive(cube.values[cell], cube.largest[cell])
                ? rule.dominance().upperProtection(cube.values[cell], cube.largest[cell]) : 0;
    }

    long truth(Place place) {
        long now = cube(place).value(place.key());
        return place.kind() == Place.Kind.NUMBER ? now : now - before(place, cube -> cube.value(place.key()));
    }

    private Cube cube(Place place) {
        return tables.get(place.release() - 1).cube();
    }

    /// A category that did not exist yet is zero.
    private long before(Place place, ToLongFunction<Cube> number) {
        Cube before = tables.get(place.release() - 2).cube();
        return before.lattice.cell(place.key()) < 0 ? 0 : number.applyAsLong(before);
    }

    private static long people(Cube cube, Place place) {
        return cube.contributors[cube.lattice.cell(place.key())];
    }

    private boolean isProtected(Place place) {
        return isSensitive(place) || place.kind() == Place.Kind.NUMBER
                && tables.get(place.release() - 1).release().cells().get(place.key()) instanceof Published.Suppressed;
    }

    boolean isSensitive(Place place) {
        Cube cube = cube(place);
        long people = people(cube, place);
        if (place.kind() == Place.Kind.NUMBER) {
            int cell = cube.lattice.cell(place.key());
            return people < rule.k() && (people > 0 || !rule.showZeros())
                    || cube.money && people > 0 && rule.dominance().isSensitive(cube.values[cell], cube.largest[cell]);
        }
        long change = people - before(place, before -> people(before, place));
        return change != 0 && Math.abs(change) < rule.k();
    }

    Attempt protectsAll() {
        assertEquals(List.of(), last().report().unprotectable(), label);
        return this;
    }

    void assertHides(CellKey... keys) {
        for (CellKey key : keys) {
            assertEquals(new Published.Suppressed(), last().release().cells().get(key), label + " " + key);
        }
    }
}
