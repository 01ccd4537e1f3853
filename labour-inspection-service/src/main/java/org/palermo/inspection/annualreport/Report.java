package org.palermo.inspection.annualreport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.inspection.annualreport.AnnualReportView.AnnualBlock;
import org.palermo.inspection.annualreport.AnnualReportView.AnnualFigure;
import org.palermo.inspection.annualreport.AnnualReportView.AnnualIndicator;

/// Puts the seven blocks and the indicators together.
///
/// @param entered by the inspectorates, added up
/// @param workplaces as registered by the end of the year
/// @param whole what was counted in all regions together
record Report(
        Convention convention, AnnualFiguresView entered, AnnualFiguresStore.Workplaces workplaces, AnnualReportView.AnnualRegion whole) {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED_THOUSAND = BigDecimal.valueOf(100_000);
    private static final int DECIMALS = 2;

    List<AnnualBlock> blocks() {
        return List.of(
                new AnnualBlock(ReportBlock.LAWS, article("a"), entered.laws(), List.of(),
                        entered.laws() == null ? NoFigure.NOT_ENTERED : null),
                block(ReportBlock.STAFF, "b", entered(ReportFigure.INSPECTORS_WOMEN, entered.inspectorsWomen()),
                        entered(ReportFigure.INSPECTORS_MEN, entered.inspectorsMen()), entered(ReportFigure.INSPECTORS, inspectors()),
                        entered(ReportFigure.OFFICES, entered.offices())),
                block(ReportBlock.WORKPLACES, "c", entered(ReportFigure.WORKPLACES_LIABLE, entered.workplacesLiable()),
                        counted(ReportFigure.WORKPLACES_REGISTERED, workplaces.workplaces()),
                        entered(ReportFigure.WORKERS_WOMEN, entered.workersWomen()),
                        entered(ReportFigure.WORKERS_MEN, entered.workersMen()),
                        counted(ReportFigure.WORKERS_REGISTERED, workplaces.workers())),
                block(ReportBlock.VISITS, "d", counted(ReportFigure.VISITS, whole.visits()),
                        counted(ReportFigure.WORKPLACES_VISITED, whole.workplacesVisited())),
                block(ReportBlock.VIOLATIONS, "e", counted(ReportFigure.VIOLATIONS, whole.violations()),
                        counted(ReportFigure.PENALTIES, whole.penalties())),
                block(ReportBlock.ACCIDENTS, "f", entered(ReportFigure.FATAL_ACCIDENTS_WOMEN, entered.fatalWomen()),
                        entered(ReportFigure.FATAL_ACCIDENTS_MEN, entered.fatalMen()),
                        entered(ReportFigure.NON_FATAL_ACCIDENTS_WOMEN, entered.nonFatalWomen()),
                        entered(ReportFigure.NON_FATAL_ACCIDENTS_MEN, entered.nonFatalMen())),
                block(ReportBlock.DISEASES, "g", entered(ReportFigure.DISEASES_WOMEN, entered.diseasesWomen()),
                        entered(ReportFigure.DISEASES_MEN, entered.diseasesMen())));
    }

    /// Five figures of ILOSTAT and the two of SDG 8.8.1, those with a sex three times.
    List<AnnualIndicator> indicators() {
        List<AnnualIndicator> all = new ArrayList<>();
        all.add(plain(ReportIndicator.LAI_INSP_SEX_NB, IndicatorSex.TOTAL, inspectors()));
        all.add(plain(ReportIndicator.LAI_INSP_SEX_NB, IndicatorSex.FEMALE, entered.inspectorsWomen()));
        all.add(plain(ReportIndicator.LAI_INSP_SEX_NB, IndicatorSex.MALE, entered.inspectorsMen()));
        all.add(rate(ReportIndicator.LAI_INDE_NOC_RT, IndicatorSex.TOTAL, inspectors(), entered.employedPersons(), TEN_THOUSAND));
        all.add(whole.visits() == null ? new AnnualIndicator(ReportIndicator.LAI_VIST_NOC_NB, IndicatorSex.TOTAL, null, NoFigure.SUPPRESSED)
                : plain(ReportIndicator.LAI_VIST_NOC_NB, IndicatorSex.TOTAL, whole.visits()));
        all.add(rate(ReportIndicator.LAI_VDIN_NOC_RT, IndicatorSex.TOTAL, whole.visits(), inspectors(), BigDecimal.ONE));
        all.add(plain(ReportIndicator.LAI_WOPL_NOC_NB, IndicatorSex.TOTAL,
                entered.workplacesLiable() == null ? Long.valueOf(workplaces.workplaces()) : entered.workplacesLiable()));
        injuries(all, ReportIndicator.SDG_F881_SEX_RT, entered.fatalWomen(), entered.fatalMen());
        injuries(all, ReportIndicator.SDG_N881_SEX_RT, entered.nonFatalWomen(), entered.nonFatalMen());
        return all;
    }

    private void injuries(List<AnnualIndicator> all, ReportIndicator code, Integer women, Integer men) {
        all.add(rate(code, IndicatorSex.TOTAL, both(women, men), both(entered.workersWomen(), entered.workersMen()), HUNDRED_THOUSAND));
        all.add(rate(code, IndicatorSex.FEMALE, women, entered.workersWomen(), HUNDRED_THOUSAND));
        all.add(rate(code, IndicatorSex.MALE, men, entered.workersMen(), HUNDRED_THOUSAND));
    }

    private Long inspectors() {
        return both(entered.inspectorsWomen(), entered.inspectorsMen());
    }

    /// Null when one is missing: half a total would be taken for the whole.
    private static Long both(Number one, Number other) {
        return one == null || other == null ? null : Long.valueOf(Math.addExact(one.longValue(), other.longValue()));
    }

    private static AnnualIndicator plain(ReportIndicator code, IndicatorSex sex, Number value) {
        return value == null ? new AnnualIndicator(code, sex, null, NoFigure.NOT_ENTERED)
                : new AnnualIndicator(code, sex, BigDecimal.valueOf(value.longValue()), null);
    }

    private static AnnualIndicator rate(ReportIndicator code, IndicatorSex sex, Number part, Number whole, BigDecimal per) {
        if (part == null || whole == null || whole.longValue() == 0) {
            return new AnnualIndicator(code, sex, null, NoFigure.NOT_COMPUTABLE);
        }
        return new AnnualIndicator(code, sex,
                BigDecimal.valueOf(part.longValue()).multiply(per)
                        .divide(BigDecimal.valueOf(whole.longValue()), DECIMALS, RoundingMode.HALF_UP), null);
    }

    private String article(String paragraph) {
        return convention == Convention.C81 ? "C81 art. 21(" + paragraph + ")" : "C129 art. 27(" + paragraph + ")";
    }

    private AnnualBlock block(ReportBlock block, String paragraph, AnnualFigure... figures) {
        boolean none = Stream.of(figures).allMatch(figure -> figure.value() == null);
        return new AnnualBlock(block, article(paragraph), null, List.of(figures), none ? figures[0].missing() : null);
    }

    private static AnnualFigure entered(ReportFigure figure, Number value) {
        return new AnnualFigure(figure, value == null ? null : value.longValue(), true, value == null ? NoFigure.NOT_ENTERED : null);
    }

    private static AnnualFigure counted(ReportFigure figure, Long value) {
        return new AnnualFigure(figure, value, false, value == null ? NoFigure.SUPPRESSED : null);
    }
}
