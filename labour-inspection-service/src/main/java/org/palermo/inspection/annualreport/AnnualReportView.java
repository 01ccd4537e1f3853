package org.palermo.inspection.annualreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.palermo.kernel.statistics.StatisticsControl;

/// The annual report of labour inspection.
///
/// @param country ISO 3166-1 alpha-2
/// @param year the calendar year, in the time zone of the country
/// @param convention under which convention
/// @param wholeCountry true for an office that reads the report of the whole country; false for an inspectorate, whose own figures these
///     are
/// @param source where the entered figures come from; left out when it was not said
/// @param blocks always all seven, in their order
/// @param regions visits, violations and penalties by the region of the workplace, as its record says now; the workplaces of which
///     nobody recorded the region are last
/// @param injuries accidents and diseases by region, as they were entered, by the code of the region
/// @param injuriesMissing why there are none by region; left out when there is at least one
/// @param indicators the labour inspection figures of ILOSTAT, and SDG indicator 8.8.1
/// @param control how disclosure control was applied to the figures of visits, violations and penalties; left out when they are exact
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnnualReportView(
        String country, int year, Convention convention, boolean wholeCountry, String source, List<AnnualBlock> blocks,
        List<AnnualRegion> regions, List<RegionalInjuriesView> injuries, NoFigure injuriesMissing, List<AnnualIndicator> indicators,
        StatisticsControl control) {

    /// A block of the report: its figures, its words, or the reason why there is neither.
    ///
    /// @param block which one
    /// @param article the paragraph of the convention
    /// @param words for the block on laws; otherwise left out
    /// @param figures in their order; empty for the block on laws
    /// @param missing why there are none at all; left out when there is at least one
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnnualBlock(ReportBlock block, String article, String words, List<AnnualFigure> figures, NoFigure missing) {}

    /// A figure of the report.
    ///
    /// @param figure what is counted
    /// @param value how many; left out when there is none
    /// @param entered true when the inspectorate entered it, false when it was counted here
    /// @param missing why there is none; left out when there is one
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnnualFigure(ReportFigure figure, Long value, boolean entered, NoFigure missing) {}

    /// What was counted in a region.
    ///
    /// @param region ISO 3166-2; left out for workplaces of which nobody recorded it
    /// @param visits in the year; null when the number may not show
    /// @param workplacesVisited workplaces that were visited, each once; null when the number may not show
    /// @param violations that these visits found; null when the number may not show
    /// @param penalties that were served in the year and not cancelled; null when the number may not show
    @RegisterForReflection
    public record AnnualRegion(
            @JsonInclude(JsonInclude.Include.NON_NULL) String region, @JsonInclude Long visits, @JsonInclude Long workplacesVisited,
            @JsonInclude Long violations, @JsonInclude Long penalties) {

        static AnnualRegion exact(AnnualFiguresStore.OfRegion counted) {
            return new AnnualRegion(counted.region(), counted.visits(), counted.workplaces(), counted.violations(), counted.penalties());
        }
    }

    /// An indicator of an international collection.
    ///
    /// @param code as the collection names it
    /// @param sex `TOTAL`, `FEMALE` or `MALE`
    /// @param value left out when there is none
    /// @param missing why there is none; left out when there is one
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnnualIndicator(ReportIndicator code, IndicatorSex sex, BigDecimal value, NoFigure missing) {}
}
