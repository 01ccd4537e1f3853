package org.palermo.shelter.blindness;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Where an attacker may still think that a shelter is, from the answers to its fingerprint: it is in an area that says
/// anything but NONE; and it is not in a region that can be avoided while the answer stays.
final class Guess {
    private Guess() {}

    /// @param regions of the country, by name in the answers
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
        return answer.areas().stream().filter(area -> !area.status().equals("NONE")).flatMap(area -> List.of(area.name().split(", ")).stream()).toList();
    }
}
