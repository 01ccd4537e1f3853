package org.palermo.kernel.test.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.disclosure.AttackerKnowledge;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Interval;
import org.palermo.kernel.disclosure.Place;
import org.palermo.kernel.disclosure.Published;
import org.palermo.kernel.disclosure.Release;

/// All public knowledge in the releases, as equations between the hidden numbers: a margin is the sum of its parts, and a
/// number is that of the release before plus its growth.
final class Equations {
    private final AttackerKnowledge attackerKnowledge;
    private final Map<Place, Integer> unknowns = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Interval> intervals = new ArrayList<>();
    private final List<Equation> equations = new ArrayList<>();
    private final Map<Place, Long> plain = new HashMap<>();

    Equations(List<Release> releases, AttackerKnowledge attackerKnowledge) {
        this.attackerKnowledge = attackerKnowledge;
        for (int release = 1; release <= releases.size(); release++) {
            addMargins(release, releases.get(release - 1));
            if (release > 1) {
                addIncrements(release, releases.get(release - 2), releases.get(release - 1));
            }
        }
    }

    private void addMargins(int number, Release release) {
        Map<List<Object>, EquationBuilder> sums = new HashMap<>();
        List<Map<String, String>> parents = release.dimensions().stream().map(Equations::parents).toList();
        release.cells().forEach((key, published) -> {
            for (int d = 0; d < parents.size(); d++) {
                String parent = parents.get(d).get(key.codes().get(d));
                if (parent != null) {
                    List<String> codes = new ArrayList<>(key.codes());
                    codes.set(d, parent);
                    CellKey margin = new CellKey(codes);
                    sums.computeIfAbsent(List.of(d, margin), _ -> new EquationBuilder().add(-1, number, margin, release))
                            .add(1, number, key, release);
                }
            }
        });
        sums.values().forEach(EquationBuilder::finish);
    }

    private static Map<String, String> parents(Dimension dimension) {
        Map<String, String> parents = new HashMap<>();
        dimension.categories().forEach(category -> parents.put(category.code(), category.parent()));
        return parents;
    }

    private void addIncrements(int number, Release before, Release now) {
        now.cells().keySet().forEach(key -> {
            EquationBuilder sum = new EquationBuilder().add(1, number, key, now).add(-1, number - 1, key, before);
            if (sum.isKnown()) {
                plain.put(Place.increment(number, key), -sum.constant);
            } else {
                Place place = Place.increment(number, key);
                sum.addUnknown(-1, place, attackerKnowledge.of(place)).finish();
            }
        });
    }

    private final class EquationBuilder {
        private final List<Integer> members = new ArrayList<>();
        private final List<Integer> coefficients = new ArrayList<>();
        private long constant;

        EquationBuilder add(int coefficient, int number, CellKey key, Release release) {
            Place place = Place.number(number, key);
            switch (release.cells().get(key)) {
                case Published.Exact exact -> constant -= coefficient * exact.value();
                case Published.Rounded rounded -> addUnknown(coefficient, place, rounded.interval());
                case Published.Suppressed _ -> addUnknown(coefficient, place, attackerKnowledge.of(place));
                case null -> constant -= 0;
            }
            return this;
        }

        EquationBuilder addUnknown(int coefficient, Place place, Interval interval) {
            members.add(unknowns.computeIfAbsent(place, _ -> {
                places.add(place);
                intervals.add(interval);
                return places.size() - 1;
            }));
            coefficients.add(coefficient);
            return this;
        }

        boolean isKnown() {
            return members.isEmpty();
        }

        void finish() {
            if (!isKnown()) {
                equations.add(new Equation(members.stream().mapToInt(i -> i).toArray(),
                        coefficients.stream().mapToInt(i -> i).toArray(), constant));
            }
        }
    }

    /// Increments that follow from two shown numbers by plain subtraction.
    Map<Place, Long> plain() {
        return plain;
    }

    Place place(int unknown) {
        return places.get(unknown);
    }

    List<AttackedBlock> blocks() {
        return new Blocks(places.size(), equations).split(intervals);
    }
}
