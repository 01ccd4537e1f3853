package org.palermo.referral.caserecord;

import java.time.LocalDate;

/// One thing that statistics count of a record, in codes.
///
/// @param on the day in whose quarter it counts
/// @param first the code by which its table divides
/// @param second the code by which its table divides further; null for none
/// @param amount that it is about; null for none
record Counted(Part part, LocalDate on, String first, String second, Money amount) {
    enum Part { PROCEEDING_ENDED, DELAY_BEGUN, CLAIM_LODGED, AWARD_MADE, ASSET_CONFISCATED, ASSET_ALLOCATED }
}
