package org.palermo.portal.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.portal.chart.Bars;
import org.palermo.portal.chart.Cell;
import org.palermo.portal.chart.Chart;
import org.palermo.portal.chart.Tiles;
import org.palermo.portal.chart.Wording;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.Countries.Region;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.morning.Figure;

/// The charts of a release, each with its table and a text that says the same.
final class Charts {
    /// Years before the year of the release that a trend shows.
    static final int YEARS_BEFORE = 2;
    static final Pattern QUARTER = Pattern.compile("\\d{4}-Q[1-4]");
    private static final List<Series> FLOW = List.of(Series.REFERRALS, Series.REASONABLE_GROUNDS, Series.REASONABLE_GROUNDS_POSITIVE,
            Series.CONCLUSIVE_GROUNDS, Series.CONCLUSIVE_GROUNDS_POSITIVE);
    private static final List<String> QUARTERS = List.of("Q1", "Q2", "Q3", "Q4");
    private static final String BY_REGION = "referrals-by-region";
    private static final int MOST_NAMED = 3;

    /// @param text says in words what the picture shows
    /// @param more what else a reader must know; each a sentence
    /// @param label the heading of the labels
    public record ChartView(String id, String title, Chart chart, String text, List<String> more, String label, List<Row> rows) {
        /// With another id, for a page with two charts of the same kind.
        ChartView as(String other) {
            return new ChartView(other, title, chart, text, more, label, rows);
        }
    }

    public record Row(String label, String figure) {}

    /// @param chosen whether the trend shows it
    public record Offered(String name, String label, boolean chosen) {}

    /// Each chart is null when the release has no figures for it.
    ///
    /// @param offered the figures that the trend can show
    public record View(ChartView trend, List<Offered> offered, ChartView flow, ChartView map) {}

    private final Statistics release;
    private final Country country;
    private final ReleasedWords words;
    private final Wording wording;
    private final String year;

    Charts(Statistics release, Country country, ReleasedWords words) {
        this.release = release;
        this.country = country;
        this.words = words;
        this.wording = new Wording(words.language().dates(), words.say("chart.hidden"), words.say("chart.none"),
                words.language().direction().equals("rtl"));
        this.year = QUARTER.matcher(release.quarter()).matches() ? release.quarter().substring(0, 4) : "";
    }

    /// The latest published quarter of each of the years before the year of a quarter: it has all quarters of its year.
    ///
    /// @param published the published quarters
    /// @return the earliest first
    static List<String> before(String quarter, List<String> published) {
        Map<String, String> latest = new LinkedHashMap<>();
        published.stream().filter(one -> QUARTER.matcher(one).matches() && one.substring(0, 4).compareTo(quarter.substring(0, 4)) < 0)
                .sorted(Comparator.reverseOrder()).forEach(one -> latest.putIfAbsent(one.substring(0, 4), one));
        return latest.values().stream().limit(YEARS_BEFORE).sorted().toList();
    }

    /// @param earlier the releases of years before, the earliest first
    /// @param away years before whose release could not be read
    /// @param wanted the name of the figure of the trend; null or an unknown one for the first
    View of(List<Statistics> earlier, List<String> away, String wanted) {
        List<Series> offered = Stream.of(Series.values()).filter(series -> series.isIn(release)).toList();
        Series chosen = Series.of(wanted, offered);
        return new View(chosen == null ? null : trend(chosen, earlier, away),
                offered.stream().map(series -> new Offered(series.name(), label(series), series == chosen)).toList(), flow(), map());
    }

    private ChartView trend(Series series, List<Statistics> earlier, List<String> away) {
        List<Cell> cells = Stream.concat(earlier.stream(), Stream.of(release)).flatMap(one -> quarters(series, one)).toList();
        if (cells.isEmpty()) {
            return null;
        }
        List<String> more = new ArrayList<>();
        if (cells.size() > 1) {
            change(cells.get(cells.size() - 2), cells.getLast(), more);
        }
        away.forEach(missing -> more.add(words.say("chart.away", Map.of("year", words.isolated(missing)))));
        String title = words.say("chart.trend.title", Map.of("figure", label(series)));
        return view("trend", title, words.say("chart.trend.text", Map.of("figure", label(series), "values", listed(cells))), more,
                "chart.quarter", cells, Bars.labelledBeside(cells, wording));
    }

    private static Stream<Cell> quarters(Series series, Statistics from) {
        if (!QUARTER.matcher(from.quarter()).matches()) {
            return Stream.of();
        }
        String year = from.quarter().substring(0, 4);
        return QUARTERS.stream().limit(1 + QUARTERS.indexOf(from.quarter().substring(5))).flatMap(quarter -> {
            Figure figure = series.of(from, year, quarter);
            return figure == null ? Stream.of() : Stream.of(new Cell(year + "-" + quarter, figure));
        });
    }

    private void change(Cell before, Cell last, List<String> more) {
        if (!before.figure().hidden() && !last.figure().hidden()) {
            int change = Long.compare(last.figure().number(), before.figure().number());
            more.add(words.say(change > 0 ? "chart.trend.more" : change < 0 ? "chart.trend.fewer" : "chart.trend.same",
                    Map.of("last", words.isolated(last.label()), "before", words.isolated(before.label()))));
        }
    }

    private ChartView flow() {
        List<Cell> cells = FLOW.stream().filter(series -> series.isIn(release))
                .map(series -> new Cell(label(series), series.of(release, year, Series.YEAR))).toList();
        // One stage alone is no flow.
        if (cells.size() < 2) {
            return null;
        }
        return view("flow", words.say("chart.flow.title", period()), words.say("chart.flow.text", with("values", listed(cells))),
                List.of(words.say("chart.flow.help")), "chart.stage", cells, Bars.labelledAbove(cells, wording));
    }

    private ChartView map() {
        Map<String, Figure> byRegion = new LinkedHashMap<>();
        List<Region> known = country.regions() == null ? List.of() : country.regions();
        known.forEach(region -> byRegion.put(region.code(), null));
        boolean[] found = {false};
        release.tables().stream().filter(table -> table.name().equals(BY_REGION)).flatMap(table -> table.rows().stream())
                .filter(row -> row.labels().size() == 3 && row.labels().get(0).equals(year) && row.labels().get(1).equals(Series.YEAR)
                        && !row.labels().get(2).equals(Series.YEAR) && row.figures().size() == 1)
                .forEach(row -> {
                    byRegion.put(row.labels().get(2), Figure.of(row.figures().getFirst()));
                    found[0] = true;
                });
        if (!found[0]) {
            return null;
        }
        List<Tiles.Region> tiles = byRegion.entrySet().stream().map(region -> tile(region.getKey(), region.getValue(), known)).toList();
        List<Cell> cells = byRegion.entrySet().stream().map(region -> new Cell(named(region.getKey()), region.getValue())).toList();
        List<Cell> most = cells.stream().filter(cell -> cell.figure() != null && !cell.figure().hidden() && cell.figure().number() > 0)
                .sorted(Comparator.comparing((Cell cell) -> cell.figure().number()).reversed()).limit(MOST_NAMED).toList();
        long hidden = cells.stream().filter(cell -> cell.figure() != null && cell.figure().hidden()).count();
        Map<String, Object> values = with("values", listed(most));
        String text = most.isEmpty() ? words.say("chart.map.none", values) : words.say("chart.map.text", values);
        return view("map", words.say("chart.map.title", period()), text,
                List.of(words.say("chart.map.hidden", Map.of("hidden", hidden)), words.say("chart.map.key")), "chart.region", cells,
                Tiles.of(tiles, wording));
    }

    private static Tiles.Region tile(String code, Figure figure, List<Region> known) {
        return known.stream().filter(region -> region.code().equals(code) && region.tile() != null).findFirst()
                .map(region -> new Tiles.Region(new Cell(brief(code), figure), region.tile().row(), region.tile().column()))
                .orElseGet(() -> new Tiles.Region(new Cell(brief(code), figure), null, null));
    }

    private String named(String region) {
        return words.say("chart.region.name", Map.of("name", country.region(region, words.language().tag()), "short", brief(region)));
    }

    /// The last part of a region's code, which fits on a tile.
    private static String brief(String code) {
        return code.substring(code.lastIndexOf('-') + 1);
    }

    private ChartView view(String id, String title, String text, List<String> more, String label, List<Cell> cells, Chart chart) {
        List<String> said = new ArrayList<>(more);
        if (cells.stream().anyMatch(cell -> cell.figure() != null && cell.figure().hidden())) {
            said.add(words.say("chart.hidden.help"));
        }
        if (chart.left() > 0) {
            said.add(words.say("chart.left", Map.of("left", chart.left())));
        }
        return new ChartView(id, title, chart, text, said, words.say(label),
                cells.stream().map(cell -> new Row(cell.label(), wording.of(cell.figure()))).toList());
    }

    private String listed(List<Cell> cells) {
        return words.listed(cells.stream().map(cell -> Map.entry(cell.label(), wording.of(cell.figure()))).toList());
    }

    private Map<String, Object> period() {
        return Map.of("year", words.isolated(year), "quarter", words.isolated(release.quarter()));
    }

    private Map<String, Object> with(String name, String value) {
        return Map.of("year", words.isolated(year), "quarter", words.isolated(release.quarter()), name, value);
    }

    private String label(Series series) {
        return words.say("chart.series." + series.name());
    }
}
