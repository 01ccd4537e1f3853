package org.palermo.portal.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.gateway.DisclosureControl;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.statistics.StatisticsView.Line;
import org.palermo.portal.statistics.StatisticsView.Sheet;

/// A release that is not published, beside the last published one.
///
/// @param back the page of the release
/// @param publish the page that publishes it
/// @param here its own address
/// @param lead which release this is, and which one stands beside it
/// @param now names the release in each heading
/// @param before names the published release in each heading; null when none stands beside it
/// @param published the indicators of the published release; null when none stands beside it
record Comparison(
        String back, String publish, String here, String title, List<String> lead, DisclosureControl control, String now, String before,
        List<Charts.Offered> offered, List<ChartPair> charts, List<Line> indicators, List<Line> published, List<SheetPair> tables) {
    private static final String AFTER = "-published";

    /// @param before null when the published release has no such chart
    public record ChartPair(ChartView now, ChartView before) {}

    /// @param said how many figures differ, or null
    /// @param before null when the published release has no such table
    public record SheetPair(String id, Sheet now, String said, Sheet before) {
        public String publishedId() {
            return id + AFTER;
        }
    }

    /// The charts of the release that is not published.
    public List<ChartView> ownCharts() {
        return charts.stream().map(ChartPair::now).toList();
    }

    /// Its tables.
    public List<Sheet> ownTables() {
        return tables.stream().map(SheetPair::now).toList();
    }

    /// What the page says about the two releases.
    record Said(ReleasedWords released) {
        String nothing() {
            return released.say("compare.nothing");
        }

        String away(String quarter) {
            return released.say("compare.away", Map.of("quarter", released.isolated(quarter)));
        }

        private String of(String key, StatisticsView release) {
            return released.say(key, Map.of("quarter", released.isolated(release.quarter()), "revision", release.revision()));
        }
    }

    /// The latest published quarter that is not after a quarter: the quarter itself when an earlier revision of it is published.
    static Optional<String> last(String quarter, List<String> published) {
        return published.stream()
                .filter(one -> Charts.QUARTER.matcher(one).matches() && one.compareTo(quarter) <= 0).max(String::compareTo);
    }

    /// @param why no release stands beside it
    static Comparison alone(UUID id, StatisticsView now, String why, Said words) {
        return of(id, now, null, why, now.tables().stream().map(sheet -> new SheetPair(sheet.name(), sheet, null, null)).toList(), words);
    }

    static Comparison of(UUID id, Statistics release, StatisticsView now, Statistics published, StatisticsView before, Said words) {
        List<SheetPair> tables = new ArrayList<>();
        for (Sheet sheet : now.tables()) {
            Optional<Statistics.Table> other = table(published, sheet.name());
            tables.add(other.isEmpty() ? new SheetPair(sheet.name(), sheet, null, null)
                    : Differences.pair(sheet, table(release, sheet.name()).orElseThrow(), other.get(), words.released())
                            .beside(before.tables().stream().filter(one -> one.name().equals(sheet.name())).findFirst().orElseThrow()));
        }
        return of(id, now, before, words.of("compare.beside", before), tables, words);
    }

    private static Comparison of(UUID id, StatisticsView now, StatisticsView before, String beside, List<SheetPair> tables, Said words) {
        String back = Desk.START + "/statistics-releases/" + id;
        return new Comparison(back, back + "/publish", back + "/figures", words.of("compare.title", now),
                List.of(words.of("compare.lead", now), beside), now.control(), words.of("compare.now", now),
                before == null ? null : words.of("compare.before", before), now.charts().offered(),
                charts(now.charts(), before == null ? null : before.charts()), now.indicators(),
                before == null ? null : before.indicators(), tables);
    }

    private static Optional<Statistics.Table> table(Statistics release, String name) {
        return release.tables().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /// A trend of another figure is no comparison, so it is left out.
    private static List<ChartPair> charts(Charts.View now, Charts.View before) {
        return Stream.of(pair(now, before != null && chosen(now).equals(chosen(before)) ? before : null, Charts.View::trend),
                pair(now, before, Charts.View::flow), pair(now, before, Charts.View::map)).flatMap(Optional::stream).toList();
    }

    private static Optional<ChartPair> pair(Charts.View now, Charts.View before, Function<Charts.View, ChartView> chart) {
        return Optional.ofNullable(chart.apply(now)).map(shown -> new ChartPair(shown,
                before == null || chart.apply(before) == null ? null : chart.apply(before).as(shown.id() + AFTER)));
    }

    private static Optional<String> chosen(Charts.View charts) {
        return charts.offered().stream().filter(Charts.Offered::chosen).map(Charts.Offered::name).findFirst();
    }
}
