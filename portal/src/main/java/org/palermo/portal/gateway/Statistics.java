package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;

/// The statistics of a quarter. Table headings and codes are in English, as in the files.
///
/// @param publishedAt null until they are published
public record Statistics(String country, String quarter, int revision, Instant publishedAt, DisclosureControl control,
        List<Indicator> indicators, List<Table> tables) {

    public enum Name {
        MECHANISM_OPERATIONAL, ACCESS_DIFFICULTY, DECIDED_IN_TIME, DELAYS, CONVICTIONS, COMPENSATION_AWARDED, ASSETS_ALLOCATED,
                @JsonEnumDefaultValue UNKNOWN
    }

    /// @param of a code, or null for all
    /// @param part null when suppressed
    public record Indicator(Name name, String of, String period, Long part, Long whole, Double share) {}

    /// @param name the file name of the table
    public record Table(String name, String title, List<String> labels, List<String> figures, List<Row> rows) {}

    /// @param figures null for a suppressed figure
    public record Row(List<String> labels, List<Long> figures) {}
}
