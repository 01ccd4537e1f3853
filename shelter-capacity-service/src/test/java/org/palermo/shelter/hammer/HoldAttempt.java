package org.palermo.shelter.hammer;

import java.util.List;

/// A request for a hold as its caller saw it, with its result.
///
/// @param agency the organisation that asked
/// @param sent before the request left, in microseconds
/// @param answered after the answer had arrived
/// @param refused null when a place was given, otherwise the last part of the problem's type
record HoldAttempt(int agency, Nights nights, int women, List<Integer> children, long sent, long answered, String refused) {

    int size() {
        return women + children.size();
    }

    boolean family() {
        return !children.isEmpty() && size() > 1;
    }

    int beds() {
        return women + (int) children.stream().filter(age -> age > 2).count();
    }
}
