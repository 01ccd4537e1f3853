package org.palermo.kernel.disclosure;

import java.util.Map;

/// What an attacker knows besides the releases, the sums and that no number is below zero.
///
/// @param told ranges of hidden numbers and of increments
/// @param growing whether numbers only grow from release to release (cases opened so far); false for a stock (cases open)
public record AttackerKnowledge(Map<Place, Interval> told, boolean growing) {
    public AttackerKnowledge {
        told = Map.copyOf(told);
    }

    /// A reader of the releases and of this library's source.
    public static AttackerKnowledge ofReaders(boolean growing) {
        return new AttackerKnowledge(Map.of(), growing);
    }

    /// What the attacker knows of a hidden number before any sum is solved.
    public Interval of(Place place) {
        return told.getOrDefault(place, place.kind() == Place.Kind.NUMBER || growing ? Interval.NOT_NEGATIVE : Interval.ANY);
    }
}
