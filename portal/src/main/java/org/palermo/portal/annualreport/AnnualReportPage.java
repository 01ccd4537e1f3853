package org.palermo.portal.annualreport;

import java.util.List;

/// The report as it is shown.
///
/// @param countries that can be chosen
/// @param years that can be chosen, latest first
/// @param enters whether the reader enters figures
/// @param shown null when there is none
/// @param problem null when there is none
public record AnnualReportPage(
        List<Option> countries, List<Option> years, List<Option> conventions, boolean enters, String country, String year, String convention, Shown shown,
        String problem) {

    public record Option(String value, String label, boolean chosen) {}

    /// @param whose figures these are
    /// @param control how figures are protected, or null
    public record Shown(String title, String whose, String control, String source, List<Block> blocks, List<Line> indicators) {}

    /// @param words of the block on laws, or null
    /// @param missing why there is nothing, or null
    public record Block(String id, String title, String article, String words, String missing, List<Line> lines) {}

    /// @param note how it came about, or why it is missing
    public record Line(String label, String value, String note) {}
}
