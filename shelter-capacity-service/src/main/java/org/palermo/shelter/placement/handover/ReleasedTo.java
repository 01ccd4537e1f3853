package org.palermo.shelter.placement.handover;

import java.util.UUID;
import org.palermo.shelter.hold.HeldStay;

/// To whom an address was released, by her part in the placement. The service knows no names.
public enum ReleasedTo {
    /// Who made the hold, and so asked for the placement.
    ASKER,
    /// Somebody else, whom the shelter named by the subject of her tokens.
    NAMED;

    static ReleasedTo of(UUID subject, HeldStay stay) {
        return subject.toString().equals(stay.subject()) ? ASKER : NAMED;
    }
}
