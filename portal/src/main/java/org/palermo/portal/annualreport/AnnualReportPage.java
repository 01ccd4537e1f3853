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
        List<Option> countries, List<Option> years, List<Option> conventions, boolean enters, String country, String year,
        String convention, Shown shown, String problem) {

    public record Option(String value, String label, boolean chosen) {}

    /// @param whose figures these are
    /// @param agriculture what counts as agriculture, or null for a report of industry and commerce
    /// @param control how figures are protected, or null
    /// @param injuries accidents and diseases by region, as they were entered
    public record Shown(
            String title, String whose, String agriculture, String control, String source, List<Block> blocks, List<Region> regions,
            List<Region> injuries, List<Line> indicators) {}

    /// @param values of the columns; null for one that may not show or was not entered
    public record Region(String name, List<String> values) {}

    /// @param words of the block on laws, or null
    /// @param missing why there is nothing, or null
    public record Block(String id, String title, String article, String words, String missing, List<Line> lines) {}

    /// @param note how it came about, or why it is missing
    public record Line(String label, String value, String note) {}
}
