package org.palermo.referral.mechanism;

/// How well a region is served in a category, from worst to best.
public enum CategoryState {
    NOT_OPERATIONAL,
    PARTIAL,
    OPERATIONAL;

    static CategoryState of(LineState line) {
        return switch (line) {
            case OPERATIONAL -> OPERATIONAL;
            case PARTIAL -> PARTIAL;
            case SUSPENDED, CLOSED -> NOT_OPERATIONAL;
        };
    }

    CategoryState best(CategoryState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
