package org.palermo.referral.statistics;

import static org.palermo.referral.statistics.Division.ALL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.FixedRelease;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.difficulty.DifficultySummary;
import org.palermo.referral.mechanism.status.CategoryState;
import org.palermo.referral.mechanism.status.MechanismStatus;
import org.palermo.referral.mechanism.status.OperationalState;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.ServiceCategory;
import org.palermo.referral.statistics.QuarterlyTable.Row;

/// Reads the published tables and indicators from the counted tables. Each figure of people is a cell of one of these.
final class ReleaseTables {
    private static final String TOTAL = "Total";
    private static final String UNKNOWN = "Not specified or unknown";
    private static final List<String> BY_QUARTER = List.of("Year", "Quarter");
    private static final List<String> AGES = List.of("ADULT", "CHILD", "UNSURE");

    private final Country country;
    private final Profile profile;
    private final Quarter quarter;
    private final CountedPeople people;
    private final List<Amounts.Shown> amounts;
    private final MechanismStatus mechanism;
    private final DifficultySummary.Quarter difficulties;
    private final Figures figures;

    ReleaseTables(Country country, Profile profile, Quarter quarter, Map<CountedTable, FixedRelease> counted, List<Amounts.Shown> amounts,
            MechanismStatus mechanism, DifficultySummary.Quarter difficulties) {
        this.country = country;
        this.profile = profile;
        this.quarter = quarter;
        this.amounts = amounts;
        this.mechanism = mechanism;
        this.difficulties = difficulties;
        this.figures = new Figures(profile.statistics());
        this.people = new CountedPeople(figures, counted, quarter);
    }

    ReleaseFigures figures() {
        List<QuarterlyTable> tables = List.of(
                decisions(CountedTable.REASONABLE_GROUNDS, "reasonable-grounds", "Reasonable-grounds decisions by age and outcome",
                        "reasonable grounds"),
                decisions(CountedTable.CONCLUSIVE_GROUNDS, "conclusive-grounds", "Conclusive-grounds decisions by age and outcome",
                        "conclusive grounds"),
                dutyToNotify(), longitudinal(),
                referrals("referrals-by-sex", "Referrals by sex", "Sex", Division.SEX),
                referrals("referrals-by-exploitation", "Referrals by kind of exploitation", "Exploitation", Division.EXPLOITATION),
                referrals("referrals-by-region", "Referrals by region", "Region", Division.REGION),
                inTime(),
                by(CountedTable.PROCEEDINGS, "proceedings", "Proceedings that ended, by kind and outcome", "Kind"),
                by(CountedTable.DELAYS, "delays", "Delays of proceedings that began, by cause and effect", "Cause"),
                by(CountedTable.CLAIMS, "compensation-claims", "Claims for compensation that were lodged, by against whom", "Against"),
                by(CountedTable.AWARDS, "compensation-awards", "Awards of compensation, by head", "Head"),
                by(CountedTable.CONFISCATIONS, "assets-confiscated", "Assets that were confiscated, by kind", "Kind"),
                by(CountedTable.ALLOCATIONS, "assets-allocated", "Assets that were allocated to victims, by kind", "Kind"),
                money(), mechanism(), accessDifficulty(),
                new CtdcTable(people, quarter).table());
        List<Indicator> indicators = indicators();
        return new ReleaseFigures(control(), tables, indicators, amounts);
    }

    /// The disclosure control of the whole quarter, not of one of its series.
    private StatisticsControl control() {
        StatisticsControl control = figures.control(null);
        return new StatisticsControl(control.k(), control.zerosShow(), control.rounding(), quarter.code(), null, people.base().takenAt(),
                control.figures(), control.suppressed());
    }

    private Long of(CountedTable table, String... codes) {
        return people.of(table, codes);
    }

    /// The year first, as published; it is the year so far until all of its quarters are there.
    private List<Row> yearAndQuarters(Function<String, List<Long>> figuresOf) {
        List<Row> rows = new ArrayList<>(List.of(new Row(List.of(quarter.yearCode(), TOTAL), figuresOf.apply(quarter.yearCode()))));
        quarter.soFar().forEach(each -> rows.add(new Row(List.of(each.yearCode(), each.shortCode()), figuresOf.apply(each.code()))));
        return rows;
    }

    private String age(String code) {
        return switch (code) {
            case "ADULT" -> "Adult (%d or over)".formatted(profile.adultAge().years());
            case "CHILD" -> "Child (%d or under)".formatted(profile.adultAge().years() - 1);
            default -> "Age not specified or unknown";
        };
    }

    private QuarterlyTable decisions(CountedTable table, String name, String title, String grounds) {
        List<String> headings = new ArrayList<>();
        AGES.forEach(age ->
                headings.addAll(List.of("%s - Negative %s".formatted(age(age), grounds), "%s - Positive %s".formatted(age(age), grounds),
                        age(age) + " - " + TOTAL)));
        headings.add(TOTAL);
        return new QuarterlyTable(name, title, BY_QUARTER, headings, yearAndQuarters(period -> {
            List<Long> row = new ArrayList<>();
            AGES.forEach(age -> Stream.of("NEGATIVE", "POSITIVE", ALL)
                    .forEach(outcome -> row.add(people.decisions(table, period, age, outcome))));
            row.add(people.decisions(table, period, ALL, ALL));
            return row;
        }));
    }

    private QuarterlyTable dutyToNotify() {
        return new QuarterlyTable("duty-to-notify", "Adults who declined to be referred, and were notified without identity", BY_QUARTER,
                List.of(TOTAL),
                yearAndQuarters(period -> one(of(CountedTable.NOTIFICATIONS, period, ALL))));
    }

    private static List<Long> one(Long figure) {
        return Arrays.asList(figure);
    }

    /// The location of the exploitation is not recorded, so all people are in the category "not known".
    private QuarterlyTable longitudinal() {
        List<Row> rows = new ArrayList<>();
        for (Quarter each : quarter.soFar()) {
            for (String age : AGES) {
                for (String location : List.of(UNKNOWN, TOTAL)) {
                    rows.add(new Row(List.of(each.yearCode(), each.shortCode(), age(age), location),
                            one(people.referrals(each.code(), Division.AGE, age))));
                }
            }
        }
        return new QuarterlyTable("referrals", "Referrals by age and location of exploitation",
                List.of("Year", "Quarter", "Age at exploitation", "Location of exploitation"), List.of("NRM referrals"), rows);
    }

    private QuarterlyTable referrals(String name, String title, String heading, Division division) {
        List<Row> rows = new ArrayList<>();
        for (String period : people.periods()) {
            for (String code : people.codes(division)) {
                rows.add(new Row(List.of(quarter.yearCode(), shortPeriod(period), named(code)),
                        one(people.referrals(period, division, code))));
            }
        }
        return new QuarterlyTable(name, title, List.of("Year", "Quarter", heading), List.of("Referrals"), rows);
    }

    private static String shortPeriod(String period) {
        return period.contains("-") ? period.substring(period.indexOf('-') + 1) : TOTAL;
    }

    private static String named(String code) {
        return code.equals(ALL) ? TOTAL : code;
    }

    private QuarterlyTable inTime() {
        List<Row> rows = new ArrayList<>();
        for (CountedTable table : List.of(CountedTable.REASONABLE_GROUNDS, CountedTable.CONCLUSIVE_GROUNDS)) {
            for (String period : people.periods()) {
                rows.add(new Row(List.of(quarter.yearCode(), shortPeriod(period), table.name()),
                        Stream.of("IN_TIME", "LATE", "NO_TERM", ALL).map(term -> people.decisionsByTerm(table, period, term))
                                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll)));
            }
        }
        return new QuarterlyTable("time-to-decision", "Decisions by whether they were made within the statutory term",
                List.of("Year", "Quarter", "Decision"), List.of("Within the term", "After the term", "No term set", TOTAL), rows);
    }

    /// A table of records by its first division, with the second in columns if it has one.
    private QuarterlyTable by(CountedTable table, String name, String title, String heading) {
        boolean two = table.divisions.size() > 1;
        List<String> columns = two ? people.codes(table, 2) : List.of(ALL);
        List<Row> rows = new ArrayList<>();
        for (String period : people.periods()) {
            for (String code : people.codes(table, 1)) {
                List<Long> row = new ArrayList<>();
                columns.forEach(column -> row.add(two ? of(table, period, code, column) : of(table, period, code)));
                rows.add(new Row(List.of(quarter.yearCode(), shortPeriod(period), named(code)), row));
            }
        }
        return new QuarterlyTable(name, title, List.of("Year", "Quarter", heading), columns.stream().map(ReleaseTables::named).toList(),
                rows);
    }

    private QuarterlyTable money() {
        List<Row> rows = new ArrayList<>();
        for (Quarter each : quarter.soFar()) {
            List<Amounts.Shown> ofQuarter = amounts.stream().filter(a -> a.quarter().equals(each.code())).toList();
            for (Amounts.Shown amount : ofQuarter) {
                rows.add(new Row(List.of(each.yearCode(), each.shortCode(), amount.currency(), amount.kind().name()), one(amount.minor())));
            }
        }
        return new QuarterlyTable("amounts", "Compensation claimed and awarded, assets confiscated and allocated, in minor units",
                List.of("Year", "Quarter", "Currency", "Amount"), List.of("Minor units"), rows);
    }

    private QuarterlyTable mechanism() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(List.of(quarter.yearCode(), quarter.shortCode(), TOTAL), List.of(regions(OperationalState.FULLY_OPERATIONAL),
                regions(OperationalState.PARTIALLY_OPERATIONAL), regions(OperationalState.NOT_OPERATIONAL))));
        for (ServiceCategory category : ServiceCategory.values()) {
            rows.add(new Row(List.of(quarter.yearCode(), quarter.shortCode(), category.name()),
                    List.of(regions(category, CategoryState.OPERATIONAL), regions(category, CategoryState.PARTIAL),
                            regions(category, CategoryState.NOT_OPERATIONAL))));
        }
        return new QuarterlyTable("mechanism", "Regions by state of the mechanism when the quarter ended",
                List.of("Year", "Quarter", "Category"), List.of("Operational", "Partial", "Not operational"), rows);
    }

    private long regions(OperationalState state) {
        return mechanism.regions().stream().filter(region -> region.state() == state).count();
    }

    private long regions(ServiceCategory category, CategoryState state) {
        return mechanism.regions().stream().flatMap(region -> region.categories().stream())
                .filter(c -> c.category() == category && c.state() == state).count();
    }

    private QuarterlyTable accessDifficulty() {
        List<Row> rows = new ArrayList<>();
        for (ServiceCategory category : ServiceCategory.values()) {
            rows.add(new Row(List.of(quarter.yearCode(), quarter.shortCode(), category.name()), one(reports(category))));
        }
        rows.add(new Row(List.of(quarter.yearCode(), quarter.shortCode(), TOTAL), one(difficulties.reports())));
        return new QuarterlyTable("access-difficulty", "Reports that a service could not be reached, by category",
                List.of("Year", "Quarter", "Category"), List.of("Reports"), rows);
    }

    /// A category that is not listed has no reports.
    private Long reports(ServiceCategory category) {
        return difficulties.categories().stream().filter(c -> c.category() == category)
                .findFirst().map(c -> one(c.reports())).orElse(List.of(0L)).getFirst();
    }

    private List<Indicator> indicators() {
        List<Indicator> indicators = new ArrayList<>();
        indicators.add(Indicator.share(Indicator.Name.MECHANISM_OPERATIONAL, null, quarter.code(),
                regions(OperationalState.FULLY_OPERATIONAL), (long) mechanism.regions().size()));
        for (ServiceCategory category : ServiceCategory.values()) {
            indicators.add(Indicator.share(Indicator.Name.ACCESS_DIFFICULTY, category.name(), quarter.code(), reports(category),
                    difficulties.reports()));
        }
        for (String period : List.of(quarter.code(), quarter.yearCode())) {
            indicators.addAll(ofPeriod(period));
        }
        indicators.addAll(ofMoney());
        return indicators;
    }

    private List<Indicator> ofPeriod(String period) {
        List<Indicator> indicators = new ArrayList<>();
        for (CountedTable table : List.of(CountedTable.REASONABLE_GROUNDS, CountedTable.CONCLUSIVE_GROUNDS)) {
            Long inTime = people.decisionsByTerm(table, period, "IN_TIME");
            Long late = people.decisionsByTerm(table, period, "LATE");
            indicators.add(Indicator.share(Indicator.Name.DECIDED_IN_TIME, table.name(), period, inTime,
                    inTime == null || late == null ? null : Long.valueOf(inTime + late)));
        }
        Long delays = of(CountedTable.DELAYS, period, ALL, ALL);
        for (String cause : Division.CAUSE.codes(country)) {
            indicators.add(Indicator.share(Indicator.Name.DELAYS, cause, period, of(CountedTable.DELAYS, period, cause, ALL), delays));
        }
        indicators.add(Indicator.share(Indicator.Name.CONVICTIONS, null, period,
                of(CountedTable.PROCEEDINGS, period, "CRIMINAL", "CONVICTION"), of(CountedTable.PROCEEDINGS, period, "CRIMINAL", ALL)));
        return indicators;
    }

    private List<Indicator> ofMoney() {
        List<Amounts.Shown> now = amounts.stream().filter(amount -> amount.quarter().equals(quarter.code())).toList();
        return now.stream().map(Amounts.Shown::currency).distinct().flatMap(currency -> Stream.of(
                Indicator.share(Indicator.Name.COMPENSATION_AWARDED, currency, quarter.code(), amount(now, currency, Amounts.Kind.AWARDED),
                        amount(now, currency, Amounts.Kind.CLAIMED)),
                Indicator.share(Indicator.Name.ASSETS_ALLOCATED, currency, quarter.code(), amount(now, currency, Amounts.Kind.ALLOCATED),
                        amount(now, currency, Amounts.Kind.CONFISCATED))))
                .toList();
    }

    /// Zero when nothing was counted; null when suppressed.
    private static Long amount(List<Amounts.Shown> now, String currency, Amounts.Kind kind) {
        return now.stream().filter(a -> a.currency().equals(currency) && a.kind() == kind)
                .findFirst().map(a -> one(a.minor())).orElse(List.of(0L)).getFirst();
    }
}
