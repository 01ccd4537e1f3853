package org.palermo.inspection.visit.workeroffence;

import java.util.List;

/// What an inspector does because an offence follows, or may follow, from the worker's situation.
public enum NonPunishmentStep {
    /// Propose no sanction to any authority.
    PROPOSE_NO_SANCTION,
    /// She is not reported yet: report her as a suspected victim, with a finding of the visit.
    REPORT_SUSPECTED_VICTIM,
    /// Give the mechanism the note on non-punishment, with the reference of the report.
    GIVE_NOTE_TO_MECHANISM;

    /// @param reported whether she was reported as a suspected victim
    static List<NonPunishmentStep> after(FollowsFromSituation follows, boolean reported) {
        return switch (follows) {
            case NO -> List.of();
            case YES, UNKNOWN -> List.of(PROPOSE_NO_SANCTION, reported ? GIVE_NOTE_TO_MECHANISM : REPORT_SUSPECTED_VICTIM);
        };
    }
}
