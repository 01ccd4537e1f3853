package org.palermo.referral.mechanism.status;

/// How well a region is served in a category, from worst to best.
public enum CategoryState {
    NOT_OPERATIONAL,
    PARTIAL,
    OPERATIONAL;

    CategoryState best(CategoryState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
