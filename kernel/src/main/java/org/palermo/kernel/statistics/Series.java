package org.palermo.kernel.statistics;

import java.util.function.Predicate;
import org.palermo.kernel.disclosure.CellKey;

/// Tables of the same figures, period after period.
///
/// @param name as in `cases`; another one once categories are cut anew
/// @param country ISO 3166-1 alpha-2
/// @param read which cells answers read: they are cut out once, when a release is taken. Who lets answers read more sets
///        `statistics_release.shown` and `shown_as` of the series to null in a migration, and they are cut anew.
public record Series(String name, String country, Predicate<CellKey> read) {

    /// A series that no answer reads after it was taken.
    public static Series unread(String name, String country) {
        return new Series(name, country, _ -> false);
    }
}
