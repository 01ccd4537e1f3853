package org.palermo.portal.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palermo.portal.chart.BarChart;
import org.palermo.portal.chart.Cell;
import org.palermo.portal.gateway.AccessDifficulties;
import org.palermo.portal.gateway.AccessDifficulties.Category;
import org.palermo.portal.gateway.AccessDifficulties.Count;
import org.palermo.portal.gateway.AccessDifficulties.Quarter;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.morning.Figure;

/// The charts of reports that a service could not be reached: by quarter, and of one quarter by service, region, cause and effect.
final class AccessDifficultyCharts {

    /// What the reader chose.
    ///
    /// @param service a category of service, or null for all
    /// @param region or null for the whole country
    record Asked(String service, String region) {}

    private final AccessDifficulties figures;
    private final Country country;
    private final ReleasedWords words;
    private final ChartViews views;
    private final Asked asked;

    AccessDifficultyCharts(AccessDifficulties figures, Country country, ReleasedWords words, Asked asked) {
        this.figures = figures;
        this.country = country;
        this.words = words;
        this.views = new ChartViews(words);
        this.asked = asked;
    }

    /// The quarter with this name, else the latest one; null when there is none.
    static Quarter quarter(AccessDifficulties figures, String wanted) {
        return figures.quarters().stream().filter(one -> one.quarter().equals(wanted)).findFirst()
                .orElse(figures.quarters().isEmpty() ? null : figures.quarters().getFirst());
    }

    /// The charts that have figures, in their order on the page.
    ///
    /// @param quarter whose parts are shown; null when there is none
    List<ChartView> of(Quarter quarter) {
        return quarter == null ? List.of()
                : Stream.of(trend(), services(quarter), part(quarter, "regions", Category::regions, this::region),
                        part(quarter, "causes", Category::causes, code -> words.say("code.DifficultyCause." + code)),
                        part(quarter, "effects", Category::effects, code -> words.say("code.DifficultyEffect." + code)))
                .filter(Objects::nonNull).toList();
    }

    private ChartView trend() {
        List<Cell> cells = figures.quarters().reversed().stream().map(one -> new Cell(one.quarter(), figure(one))).toList();
        Map<String, Object> said = Map.of("figure", name(), "values", views.listed(cells));
        return views.of("trend", words.say("chart.trend.title", said), words.say("chart.trend.text", said), views.change(cells),
                "chart.quarter", cells, BarChart.labelledBeside(cells, views.wording()));
    }

    /// What the trend shows, in words.
    private String name() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("service", asked.service() == null ? "" : words.of(asked.service(), true));
        values.put("region", asked.region() == null ? "" : region(asked.region()));
        return words.say(asked.service() == null ? asked.region() == null ? "unreached.all" : "unreached.in-region"
                : asked.region() == null ? "unreached.of-service" : "unreached.of-service-in-region", values);
    }

    /// Of all services in a region, a sum: the service gives no such figure. It is hidden as soon as one of its parts is.
    private Figure figure(Quarter quarter) {
        if (asked.service() == null && asked.region() == null) {
            return Figure.of(quarter.reports());
        }
        List<Figure> parts = quarter.categories().stream()
                .filter(one -> asked.service() == null || one.category().equals(asked.service())).map(this::figure).toList();
        return Series.sum(parts);
    }

    private Figure figure(Category category) {
        return asked.region() == null ? Figure.of(category.reports())
                : category.regions().stream().filter(one -> one.code().equals(asked.region())).findFirst()
                        .map(found -> Figure.of(found.reports())).orElse(Figure.of(0L));
    }

    /// Each service, unless one is chosen.
    private ChartView services(Quarter quarter) {
        List<Cell> cells = asked.service() != null ? List.of() : sorted(quarter.categories().stream()
                .map(one -> new Cell(words.of(one.category(), true), figure(one))).filter(one -> one.figure().isSomething()).toList());
        Map<String, Object> said = said(quarter, asked.region() == null ? country.nameIn(words.language().tag()) : region(asked.region()));
        return view("services", said, "released.heading.category", cells);
    }

    /// A breakdown of the chosen service in the whole country; there is none by region and cause at the same time.
    private ChartView part(Quarter quarter, String id, Function<Category, List<Count>> part, Function<String, String> label) {
        if (asked.service() == null || asked.region() != null) {
            return null;
        }
        List<Cell> cells = sorted(quarter.categories().stream().filter(one -> one.category().equals(asked.service()))
                .flatMap(one -> part.apply(one).stream()).map(one -> new Cell(label.apply(one.code()), Figure.of(one.reports()))).toList());
        return view(id, said(quarter, words.of(asked.service(), true)), "unreached." + id + ".label", cells);
    }

    private Map<String, Object> said(Quarter quarter, String of) {
        return Map.of("quarter", words.isolated(quarter.quarter()), "of", of);
    }

    /// @return null when there is no figure
    private ChartView view(String id, Map<String, Object> said, String label, List<Cell> cells) {
        if (cells.isEmpty()) {
            return null;
        }
        String title = words.say("unreached." + id + ".title", said);
        return views.of(id, title, words.say("chart.text", Map.of("title", title, "values", views.listed(cells))),
                List.of(), label, cells, BarChart.labelledAbove(cells, views.wording()));
    }

    /// The largest first; hidden figures, which are small, at the end.
    private static List<Cell> sorted(List<Cell> cells) {
        List<Cell> sorted = new ArrayList<>(cells);
        sorted.sort(Comparator.comparing((Cell cell) -> cell.figure().hidden())
                .thenComparing(cell -> cell.figure().number(), Comparator.reverseOrder()));
        return sorted;
    }

    private String region(String code) {
        return country.region(code, words.language().tag());
    }
}
