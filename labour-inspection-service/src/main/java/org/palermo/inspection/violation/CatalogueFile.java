package org.palermo.inspection.violation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// A file of `palermo/violations`; its README explains the fields.
///
/// @param country ISO 3166-1 alpha-2; null in the international file
@RegisterForReflection
record CatalogueFile(String country, String note, List<Entry> violations, List<Appeal> appeals) {

    /// @param until the first day that no longer counts, or null
    /// @param read null when nobody has read the law
    @RegisterForReflection
    record Entry(String code, String text, LocalDate from, LocalDate until, String statute, String source, LocalDate read, List<Penalty> penalties) {

        boolean countsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /// @param least in minor units of the currency
    /// @param most in minor units of the currency, or null when the law sets none
    /// @param percent of the underpayment, or null
    @RegisterForReflection
    record Penalty(PenaltyKind kind, String text, String currency, Long least, Long most, PenaltyScale per, Integer percent, String statute,
            String source, LocalDate read) {}

    /// @param kind a kind of directive, or `PENALTY`
    /// @param days in which an appeal may be lodged, from the day after service
    /// @param suspends whether an appeal suspends the directive
    @RegisterForReflection
    record Appeal(String kind, int days, boolean suspends, LocalDate from, LocalDate until, String statute, String source, LocalDate read) {

        boolean countsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }
}
