package org.palermo.inspection.violation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A file of `palermo/violations`; its README explains the fields.
///
/// @param country ISO 3166-1 alpha-2; null in the international file
@RegisterForReflection
record CatalogueFile(String country, String note, List<Entry> violations, List<Appeal> appeals) {

    /// The term of appeal that counts on a day.
    ///
    /// @param kind a kind of directive, or `PENALTY`
    /// @param served the day of service
    Optional<Appeal> appeal(String kind, LocalDate served) {
        return appeals.stream().filter(a -> a.kind().equals(kind) && a.countsOn(served)).findFirst();
    }

    /// What the law says from one day until another.
    interface Dated {
        LocalDate from();

        /// The first day on which it is no longer in force, or null.
        LocalDate until();

        default boolean countsOn(LocalDate day) {
            return !day.isBefore(from()) && (until() == null || day.isBefore(until()));
        }
    }

    /// @param until the first day on which the entry is no longer in force, or null
    /// @param read null when nobody has read the law
    @RegisterForReflection
    record Entry(String code, String text, LocalDate from, LocalDate until, String statute, String source, LocalDate read,
            List<Penalty> penalties) implements Dated {}

    /// @param least in minor units of the currency
    /// @param most in minor units of the currency, or null when the law sets none
    /// @param percent of the underpayment, or null
    @RegisterForReflection
    record Penalty(PenaltyKind kind, String text, String currency, Long least, Long most, PenaltyScale per, Integer percent, String statute,
            String source, LocalDate read) {}

    /// @param kind a kind of directive, or `PENALTY`
    /// @param days in which an appeal may be lodged, from the day after service
    /// @param suspends whether an appeal suspends the directive
    /// @param from the first day of service for which it counts
    /// @param until the first day of service for which it no longer counts, or null
    @RegisterForReflection
    record Appeal(String kind, int days, boolean suspends, LocalDate from, LocalDate until, String statute, String source, LocalDate read)
            implements Dated {}
}
