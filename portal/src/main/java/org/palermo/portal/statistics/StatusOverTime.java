package org.palermo.portal.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.palermo.portal.chart.BarChart;
import org.palermo.portal.chart.Cell;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.MechanismSeries;
import org.palermo.portal.gateway.MechanismSeries.Point;
import org.palermo.portal.gateway.MechanismSeries.Region;
import org.palermo.portal.gateway.MechanismStatus.State;
import org.palermo.portal.morning.Figure;

/// The status of the mechanism over time: a chart, a table of the days, and what changed from one to the next.
final class StatusOverTime {

    /// @param fully how many regions are fully operational; likewise partially and not
    public record Day(String day, State state, long fully, long partially, long not) {}

    /// @param before the state of the region on the day before that of the page
    public record Change(String day, String region, State before, State now) {}

    private final MechanismSeries series;
    private final Country country;
    private final ReleasedWords words;
    private final ChartViews views;
    private final Function<LocalDate, String> dates;
    private final String region;

    /// @param dates says a date in the reader's language
    /// @param region or null for the whole country
    StatusOverTime(MechanismSeries series, Country country, ReleasedWords words, Function<LocalDate, String> dates, String region) {
        this.series = series;
        this.country = country;
        this.words = words;
        this.views = new ChartViews(words);
        this.dates = dates;
        this.region = region;
    }

    /// How many regions were fully operational; of one region, how many of its required services.
    ///
    /// @return null when there is nothing to draw
    ChartView chart() {
        List<Cell> cells = series.points().stream().flatMap(point -> counted(point).stream()
                .map(number -> new Cell(dates.apply(point.day()), new Figure(number, false)))).toList();
        if (cells.isEmpty()) {
            return null;
        }
        String title = region == null ? words.say("overTime.regions") : words.say("overTime.services", Map.of("region", named(region)));
        return views.of("chart", title, words.say("chart.text", Map.of("title", title, "values", views.listed(cells))),
                views.change(cells), "overTime.day", cells, BarChart.labelledAbove(cells, views.wording()));
    }

    private Optional<Long> counted(Point point) {
        return region == null ? Optional.of(count(point, State.FULLY_OPERATIONAL)) : in(point).map(one -> (long) one.operational());
    }

    /// The latest first.
    List<Day> days() {
        return series.points().reversed().stream().flatMap(point -> state(point).stream()
                .map(state -> new Day(dates.apply(point.day()), state, count(point, State.FULLY_OPERATIONAL),
                        count(point, State.PARTIALLY_OPERATIONAL), count(point, State.NOT_OPERATIONAL)))).toList();
    }

    private Optional<State> state(Point point) {
        return region == null ? Optional.of(point.state()) : in(point).map(Region::state);
    }

    /// The latest first.
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = series.points().size() - 1; i > 0; i--) {
            Point before = series.points().get(i - 1);
            Point now = series.points().get(i);
            now.regions().stream().filter(one -> region == null || one.region().equals(region))
                    .forEach(one -> in(before, one.region()).filter(other -> other.state() != one.state())
                            .ifPresent(other -> changes.add(new Change(dates.apply(now.day()), named(one.region()), other.state(),
                                    one.state()))));
        }
        return changes;
    }

    private Optional<Region> in(Point point) {
        return in(point, region);
    }

    private static Optional<Region> in(Point point, String region) {
        return point.regions().stream().filter(one -> one.region().equals(region)).findFirst();
    }

    private static long count(Point point, State state) {
        return point.regions().stream().filter(one -> one.state() == state).count();
    }

    private String named(String code) {
        return country.region(code, words.language().tag());
    }
}
