package org.palermo.kernel.statistics;

import java.util.function.Predicate;
import org.palermo.kernel.disclosure.CellKey;

/// Tables of the same figures, period after period.
///
/// @param name for example `cases`; a new one when the categories change
/// @param country ISO 3166-1 alpha-2
/// @param read which cells answers use: they are extracted once, when a release is created. To let answers use more cells,
///     set `statistics_release.shown` and `shown_as` of the series to null in a migration; they are then extracted again.
public record Series(String name, String country, Predicate<CellKey> read) {

    /// A series whose releases are not read by answers later.
    public static Series unread(String name, String country) {
        return new Series(name, country, _ -> false);
    }
}
