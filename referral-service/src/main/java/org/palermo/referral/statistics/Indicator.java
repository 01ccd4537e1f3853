package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A figure of A/75/289 for a quarter, or for its year so far. It follows from figures that show, and is null when one does not.
///
/// @param of the category, kind of decision, cause or currency that it is of; null for all
/// @param period as in `2026-Q4`, or `2026`
/// @param part amounts in the minor unit of the currency
/// @param share part of the whole, as a part of 1; null when one of the two may not show, and when the whole is nothing
@RegisterForReflection
@Schema(description = "A figure of the report A/75/289 for a quarter, or for its year so far; a number that is null may not show")
public record Indicator(Name name, String of, String period, Long part, Long whole, Double share) {

    public enum Name {
        /// Regions in which the mechanism is fully operational, of all, when the quarter ended (paragraphs 25-27).
        MECHANISM_OPERATIONAL,
        /// Reports that a service of this category could not be reached, of all such reports (paragraphs 25-27).
        ACCESS_DIFFICULTY,
        /// Decisions made within the term that the law sets, of those for which it sets one.
        DECIDED_IN_TIME,
        /// Delays of proceedings with this cause, of all that began (paragraphs 29, 30).
        DELAYS,
        /// Criminal proceedings that ended with a conviction, of those that ended (paragraph 16).
        CONVICTIONS,
        /// Compensation that was awarded, beside what was claimed (paragraphs 43-45).
        COMPENSATION_AWARDED,
        /// What was allocated to victims of what was confiscated, beside what was confiscated (paragraph 34).
        ASSETS_ALLOCATED
    }

    static Indicator share(Name name, String of, String period, Long part, Long whole) {
        return new Indicator(name, of, period, part, whole, part == null || whole == null || whole == 0 ? null : (double) part / whole);
    }
}
