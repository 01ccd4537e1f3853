package org.palermo.referral.relation;

/// What one person is to another.
public enum Relation {
    CHILD, PARENT, SIBLING, PARTNER, RELATIVE,
    /// Found in the same place, brought by the same people.
    SAME_EVENT;

    /// What the other is to the one.
    Relation inverse() {
        return switch (this) {
            case CHILD -> PARENT;
            case PARENT -> CHILD;
            case SIBLING, PARTNER, RELATIVE, SAME_EVENT -> this;
        };
    }
}
