package org.palermo.portal.statistics;

import java.util.List;

/// The status of the mechanism over time, as shown on the page.
///
/// @param title with the country
/// @param chart null when there is nothing to draw
/// @param whole whether the whole country is shown, with the numbers of regions
record OverTimePage(
        String title, List<Filter> filters, ChartView chart, boolean whole, List<StatusOverTime.Day> days,
        List<StatusOverTime.Change> changes) {}
