package org.palermo.inspection.recruitment;

import java.util.EnumSet;
import java.util.Set;

/// A decision on the licence of an agency.
public enum LicenceStep {
    GRANT,
    RENEW,
    SUSPEND,
    REINSTATE,
    REVOKE;

    /// Whether this decision may follow the one before. A revoked licence stays revoked: the agency gets a new one. A suspended licence
    /// can be reinstated or revoked.
    boolean mayFollow(LicenceStep before) {
        Set<LicenceStep> next = switch (before) {
            case GRANT, RENEW, REINSTATE -> EnumSet.of(RENEW, SUSPEND, REVOKE);
            case SUSPEND -> EnumSet.of(REINSTATE, REVOKE);
            case REVOKE -> EnumSet.noneOf(LicenceStep.class);
        };
        return next.contains(this);
    }
}
