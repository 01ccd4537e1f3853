package org.palermo.portal.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.portal.chart.BarChart;
import org.palermo.portal.chart.Cell;
import org.palermo.portal.chart.ChartWords;
import org.palermo.portal.chart.TileMap;
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

    /// @param chosen whether the trend shows it
    public record Offered(String name, String label, boolean chosen) {}

    /// Each chart is null when the release has no figures for it.
    ///
    /// @param offered the figures that the trend can show
    public record View(ChartView trend, List<Offered> offered, ChartView flow, ChartView map) {
        /// Those that there are, in their order on the page.
        public List<ChartView> all() {
            return Stream.of(trend, flow, map).filter(Objects::nonNull).toList();
        }
    }

    private final Statistics release;
    private final Country country;
    private final ReleasedWords words;
    private final ChartViews views;
    private final ChartWords chartWords;
    private final String year;

    Charts(Statistics release, Country country, ReleasedWords words) {
        this.release = release;
        this.country = country;
        this.words = words;
        this.views = new ChartViews(words);
        this.chartWords = views.wording();
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
        List<String> more = new ArrayList<>(views.change(cells));
        away.forEach(missing -> more.add(words.say("chart.away", Map.of("year", words.isolated(missing)))));
        String title = words.say("chart.trend.title", Map.of("figure", label(series)));
        return views.of("trend", title, words.say("chart.trend.text", Map.of("figure", label(series), "values", views.listed(cells))), more,
                "chart.quarter", cells, BarChart.labelledBeside(cells, chartWords));
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

    private ChartView flow() {
        List<Cell> cells = FLOW.stream().filter(series -> series.isIn(release))
                .map(series -> new Cell(label(series), series.of(release, year, Series.YEAR))).toList();
        // One stage alone is no flow.
        if (cells.size() < 2) {
            return null;
        }
        return views.of("flow", words.say("chart.flow.title", period()), words.say("chart.flow.text", with("values", views.listed(cells))),
                List.of(words.say("chart.flow.help")), "chart.stage", cells, BarChart.labelledAbove(cells, chartWords));
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
        List<TileMap.Region> tiles = byRegion.entrySet().stream().map(region -> tile(region.getKey(), region.getValue(), known)).toList();
        List<Cell> cells = byRegion.entrySet().stream().map(region -> new Cell(named(region.getKey()), region.getValue())).toList();
        List<Cell> most = cells.stream().filter(cell -> cell.figure() != null && !cell.figure().hidden() && cell.figure().number() > 0)
                .sorted(Comparator.comparing((Cell cell) -> cell.figure().number()).reversed()).limit(MOST_NAMED).toList();
        long hidden = cells.stream().filter(cell -> cell.figure() != null && cell.figure().hidden()).count();
        Map<String, Object> values = with("values", views.listed(most));
        String text = most.isEmpty() ? words.say("chart.map.none", values) : words.say("chart.map.text", values);
        return views.of("map", words.say("chart.map.title", period()), text,
                List.of(words.say("chart.map.hidden", Map.of("hidden", hidden)), words.say("chart.map.key")), "chart.region", cells,
                TileMap.of(tiles, chartWords));
    }

    private static TileMap.Region tile(String code, Figure figure, List<Region> known) {
        return known.stream().filter(region -> region.code().equals(code) && region.tile() != null).findFirst()
                .map(region -> new TileMap.Region(new Cell(brief(code), figure), region.tile().row(), region.tile().column()))
                .orElseGet(() -> new TileMap.Region(new Cell(brief(code), figure), null, null));
    }

    private String named(String region) {
        return words.say("chart.region.name", Map.of("name", country.region(region, words.language().tag()), "short", brief(region)));
    }

    /// The last part of a region's code, which fits on a tile.
    private static String brief(String code) {
        return code.substring(code.lastIndexOf('-') + 1);
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
