package org.palermo.shelter.blindness;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The regions in which a shelter may be, as an attacker concludes from the answers to its fingerprint. It is in an area that
/// answers anything but NONE, and not in a region that can be avoided while the answer stays the same.
final class Guess {
    private Guess() {}

    /// @param regions of the country, by their names in the answers
    static Set<String> of(World.Target target, List<Attacker.Answered> answers, Set<String> regions) {
        Set<String> possible = new TreeSet<>(regions);
        for (Attacker.Answered answer : answers) {
            if (target.equals(answer.what().target()) && !answer.what().avoidsAnOrganisation() && answer.isAnywhere()) {
                possible.retainAll(named(answer));
                possible.removeAll(answer.what().avoided().stream().map(Regions::name).collect(Collectors.toSet()));
            }
        }
        return possible;
    }

    private static List<String> named(Attacker.Answered answer) {
        return answer.areas().stream()
                .filter(area -> !area.status().equals("NONE"))
                .flatMap(area -> List.of(area.name().split(", ")).stream())
                .toList();
    }
}
