package org.palermo.referral.caserecord;

import java.time.LocalDate;
import org.palermo.referral.caserecord.redress.Money;

/// One entry of a record for the statistics, in codes.
///
/// @param on the date; the entry counts in its quarter
/// @param first the code of the table's first division
/// @param second the code of the table's second division; null when it has none
/// @param amount an amount of money; null when it has none
public record CountedFact(Part part, LocalDate on, String first, String second, Money amount) {
    public enum Part { PROCEEDING_ENDED, DELAY_BEGUN, CLAIM_LODGED, AWARD_MADE, ASSET_CONFISCATED, ASSET_ALLOCATED }
}
