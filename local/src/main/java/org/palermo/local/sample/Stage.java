package org.palermo.local.sample;

/// The stages of the sample's cases, and how many cases of each country are in each.
enum Stage {
    REFERRED(50, 8),
    REASONABLE_GROUNDS_POSITIVE(30, 3),
    REASONABLE_GROUNDS_NEGATIVE(20, 1),
    RECOVERY(150, 12),
    CONCLUSIVE_GROUNDS_POSITIVE(70, 5),
    CONCLUSIVE_GROUNDS_NEGATIVE(15, 0),
    TRANSITION(50, 3),
    CLOSED(33, 3),
    CLOSED_REFERRED(10, 1),
    NOTIFIED_ONLY(40, 3),
    RECONSIDERATION(8, 0),
    SUSPENDED(8, 0),
    DISQUALIFIED(4, 0),
    WITHDRAWN(12, 1);

    private final int inUnitedKingdom;
    private final int inZedland;

    Stage(int inUnitedKingdom, int inZedland) {
        this.inUnitedKingdom = inUnitedKingdom;
        this.inZedland = inZedland;
    }

    int casesIn(Country country) {
        return country == Country.GB ? inUnitedKingdom : inZedland;
    }
}
