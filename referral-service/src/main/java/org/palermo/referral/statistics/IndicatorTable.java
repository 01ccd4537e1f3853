package org.palermo.referral.statistics;

import java.util.Arrays;
import java.util.List;

/// The indicators of a release as a table, for CSV and the workbook.
final class IndicatorTable {
    static final String NAME = "indicators";

    private IndicatorTable() {}

    static QuarterlyTable of(List<Indicator> indicators) {
        return new QuarterlyTable(NAME, "Indicators of A/75/289", List.of("Indicator", "Of", "Period"), List.of("Part", "Whole"),
                indicators.stream()
                .map(i -> new QuarterlyTable.Row(List.of(i.name().name(), i.of() == null ? "" : i.of(), i.period()),
                        Arrays.asList(i.part(), i.whole())))
                .toList());
    }
}
