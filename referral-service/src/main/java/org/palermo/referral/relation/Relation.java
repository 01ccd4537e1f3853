package org.palermo.referral.relation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The relation of one person to another.
@Schema(name = "PersonRelation")
public enum Relation {
    CHILD, PARENT, SIBLING, PARTNER, RELATIVE,
    /// Found in the same place, or brought by the same people.
    SAME_EVENT;

    /// The relation as seen from the other person.
    Relation inverse() {
        return switch (this) {
            case CHILD -> PARENT;
            case PARENT -> CHILD;
            case SIBLING, PARTNER, RELATIVE, SAME_EVENT -> this;
        };
    }
}
