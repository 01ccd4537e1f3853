package org.palermo.kernel.statistics;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.palermo.kernel.disclosure.Carried;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.scope.TransactionTime;

/// Gives the release that stands, and takes it when it is not there yet. Every method runs in the caller's transaction.
@ApplicationScoped
public class Releases {
    private static final String FIRST = "";

    private final ReleaseStore store;
    private final TransactionTime time;

    Releases(ReleaseStore store, TransactionTime time) {
        this.store = store;
        this.time = time;
    }

    /// Counts a table of people as they stand now.
    @FunctionalInterface
    public interface Counting {
        /// @param before the dimensions of the release before, whose categories have to be there again; empty for the first
        Uni<Cube> count(List<Dimension> before);
    }

    /// The release of the present period of a stock, taken when somebody first asks in that period.
    ///
    /// @param zone where the period begins and ends
    public Uni<FixedRelease> ofStock(Series series, StatisticsRule rule, ZoneId zone, Counting counting) {
        String period = rule.period().of(LocalDate.ofInstant(time.now(), zone));
        return store.since(series, period).flatMap(found -> found.isEmpty()
                ? store.lock(series).chain(() -> store.since(series, FIRST)).flatMap(all -> next(series, rule, period, all, counting))
                : Uni.createFrom().item(found.getLast()));
    }

    private Uni<FixedRelease> next(Series series, StatisticsRule rule, String period, List<FixedRelease> all, Counting counting) {
        if (!all.isEmpty() && all.getLast().period().equals(period)) {
            return Uni.createFrom().item(all.getLast());
        }
        List<ControlledTable> earlier = all.stream().map(FixedRelease::table).toList();
        return counting.count(earlier.isEmpty() ? List.of() : earlier.getLast().cube().dimensions())
                .flatMap(cube -> control(cube, rule, earlier))
                .flatMap(table -> keep(series, new FixedRelease(period, time.now(), table)));
    }

    /// The releases of periods that are over, the earliest first; in a flow nobody is counted in two of them.
    ///
    /// @param periods which are over, ascending
    /// @param counting the tables of these periods
    public Uni<List<FixedRelease>> ofFlow(Series series, StatisticsRule rule, List<String> periods, Function<List<String>, Uni<Map<String, Cube>>> counting) {
        return store.since(series, periods.getFirst()).flatMap(found -> missing(periods, found).isEmpty()
                ? Uni.createFrom().item(found)
                : store.lock(series).chain(() -> store.since(series, periods.getFirst())).flatMap(again -> add(series, rule, periods, again, counting)));
    }

    private Uni<List<FixedRelease>> add(Series series, StatisticsRule rule, List<String> periods, List<FixedRelease> found, Function<List<String>, Uni<Map<String, Cube>>> counting) {
        List<String> missing = missing(periods, found);
        return counting.apply(missing)
                .flatMap(cubes -> Multi.createFrom().iterable(missing)
                        .onItem().transformToUniAndConcatenate(period -> control(cubes.get(period), rule, List.of())
                                .flatMap(table -> keep(series, new FixedRelease(period, time.now(), table))))
                        .collect().asList())
                .map(added -> ordered(found, added));
    }

    private static List<FixedRelease> ordered(List<FixedRelease> some, List<FixedRelease> others) {
        Map<String, FixedRelease> byPeriod = new TreeMap<>(some.stream().collect(Collectors.toMap(FixedRelease::period, UnaryOperator.identity())));
        others.forEach(release -> byPeriod.put(release.period(), release));
        return List.copyOf(byPeriod.values());
    }

    private static List<String> missing(List<String> periods, List<FixedRelease> found) {
        List<String> there = found.stream().map(FixedRelease::period).toList();
        return periods.stream().filter(period -> !there.contains(period)).toList();
    }

    /// A table as it is counted for a release that somebody takes.
    ///
    /// @param carried which numbers readers know to be those of the release before
    public record Counted(Cube cube, Carried carried) {}

    /// The next release of a series, taken because an office wants it now, in the light of all before it.
    ///
    /// @param period names the release; the texts of a series sort as its releases follow each other, and none is taken twice
    /// @param counting the table, given the releases before, the earliest first
    public Uni<FixedRelease> take(Series series, StatisticsRule rule, String period, Function<List<FixedRelease>, Uni<Counted>> counting) {
        return store.lock(series).chain(() -> store.since(series, FIRST)).flatMap(before -> counting.apply(before)
                .flatMap(counted -> control(counted.cube(), rule, before.stream().map(FixedRelease::table).toList(), counted.carried()))
                .flatMap(table -> keep(series, new FixedRelease(period, time.now(), table))));
    }

    private Uni<FixedRelease> keep(Series series, FixedRelease release) {
        return store.add(series, release).replaceWith(release);
    }

    private static Uni<ControlledTable> control(Cube cube, StatisticsRule rule, List<ControlledTable> earlier) {
        return control(cube, rule, earlier, Carried.NONE);
    }

    /// Arithmetic for up to seconds, once in a period: not on the event loop, and back on the session's own context.
    private static Uni<ControlledTable> control(Cube cube, StatisticsRule rule, List<ControlledTable> earlier, Carried carried) {
        return Uni.createFrom().completionStage(() -> Vertx.currentContext()
                .executeBlocking(() -> rule.control(cube, earlier, carried)).toCompletionStage());
    }
}
