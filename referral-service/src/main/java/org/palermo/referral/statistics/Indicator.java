package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A figure of A/75/289 for a quarter, or for the year so far. It is derived from published figures, and is null when one of them is
/// suppressed.
///
/// @param name what the share says
/// @param of its category, kind of decision, cause or currency; null for all
/// @param period as in `2026-Q4`, or `2026`
/// @param part for amounts, in the minor unit of the currency; null when it is suppressed
/// @param whole the whole; null when it is suppressed
/// @param share part divided by whole, from 0 to 1; null when either is suppressed, and when the whole is zero
@RegisterForReflection
@Schema(name = "StatisticsIndicator", description = "A figure of the report A/75/289 for a quarter, or for its year so far. A number that "
        + "is null is suppressed; `share` is null also when `whole` is zero.")
public record Indicator(Name name, String of, String period, Long part, Long whole, Double share) {

    @Schema(name = "StatisticsIndicatorName")
    public enum Name {
        /// Regions where the mechanism was fully operational at the end of the quarter, out of all regions (paragraphs 25-27).
        MECHANISM_OPERATIONAL,
        /// Reports that a service of this category could not be reached, out of all such reports (paragraphs 25-27).
        ACCESS_DIFFICULTY,
        /// Decisions made within the legal term, out of those with a legal term.
        DECIDED_IN_TIME,
        /// Delays of proceedings with this cause, out of all that began (paragraphs 29, 30).
        DELAYS,
        /// Criminal proceedings that ended with a conviction, out of those that ended (paragraph 16).
        CONVICTIONS,
        /// Compensation awarded, compared with compensation claimed (paragraphs 43-45).
        COMPENSATION_AWARDED,
        /// Confiscated assets allocated to victims, compared with all confiscated assets (paragraph 34).
        ASSETS_ALLOCATED
    }

    static Indicator share(Name name, String of, String period, Long part, Long whole) {
        return new Indicator(name, of, period, part, whole, part == null || whole == null || whole == 0 ? null : (double) part / whole);
    }
}
