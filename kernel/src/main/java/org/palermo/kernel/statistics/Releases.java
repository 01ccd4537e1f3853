package org.palermo.kernel.statistics;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palermo.kernel.disclosure.CarriedOverFigures;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.scope.TransactionTime;

/// Returns the present release; if it does not exist yet, creates it in a turn of {@link ComputationQueue}. Every method runs in the
/// caller's transaction.
@ApplicationScoped
public class Releases {
    private final ReleaseStore store;
    private final StandingReleases standing;
    private final TransactionTime time;

    Releases(ReleaseStore store, StandingReleases standing, TransactionTime time) {
        this.store = store;
        this.standing = standing;
        this.time = time;
    }

    /// Counts a table of people as of now.
    @FunctionalInterface
    public interface Counting {
        /// @param before the dimensions of the release before, whose categories must all be present again; empty for the
        ///     first release
        Uni<Cube> count(List<Dimension> before);
    }

    /// The release of the present period of a stock, created by the first request in that period.
    ///
    /// @param zone that decides when the period begins and ends
    /// @return empty outside of a turn when something must be computed or read first
    public Uni<Optional<Released>> ofStock(Series series, StatisticsRule rule, ZoneId zone, Counting counting) {
        return ofStock(series, rule, rule.period().of(LocalDate.ofInstant(time.now(), zone)), counting);
    }

    /// Counts a table of people as of an instant.
    @FunctionalInterface
    public interface CountingUntil {
        /// @param until the first instant that is not counted
        /// @param before as in {@link Counting}
        Uni<Cube> count(Instant until, List<Dimension> before);
    }

    /// The release of a stock as of the end of the last period: the same whoever asks first, until the next period is
    /// over.
    ///
    /// @return as {@link #ofStock}
    public Uni<Optional<Released>> ofStockAtEnd(Series series, StatisticsRule rule, ZoneId zone, CountingUntil counting) {
        LocalDate start = rule.period().start(LocalDate.ofInstant(time.now(), zone));
        LocalDate last = start.minusDays(1);
        return ofStock(series, rule, rule.period().of(last) + "." + last,
                before -> counting.count(start.atStartOfDay(zone).toInstant(), before));
    }

    private Uni<Optional<Released>> ofStock(Series series, StatisticsRule rule, String period, Counting counting) {
        return store.since(series, period).flatMap(found -> {
            Optional<Released> read = found.isEmpty()
                    ? Optional.empty()
                    : standing.find(found.getLast().shownAs()).map(Released.class::cast);
            return read.isPresent() || !ComputationQueue.isMine() ? Uni.createFrom().item(read)
                    : store.lock(series)
                            .chain(() -> store.since(series, period))
                            .flatMap(again -> again.isEmpty()
                                    ? take(series, rule, period, counting)
                                    : stands(series, again.getLast()))
                            .map(Optional::of);
        });
    }

    private Uni<Released> take(Series series, StatisticsRule rule, String period, Counting counting) {
        return store.tables(series).flatMap(all -> {
            List<ControlledTable> earlier = all.stream().map(FixedRelease::table).toList();
            return counting.count(earlier.isEmpty() ? List.of() : earlier.getLast().cube().dimensions())
                    .flatMap(cube -> control(cube, rule, earlier, CarriedOverFigures.NONE))
                    .flatMap(table -> add(series, period, table));
        });
    }

    private Uni<Released> add(Series series, String period, ControlledTable table) {
        UUID id = Ids.next();
        return store.add(series, new FixedRelease(period, time.now(), table), id).map(release -> standing.keep(id, release));
    }

    /// The figures of an existing release.
    private Uni<Released> stands(Series series, ReleaseStore.Kept kept) {
        Optional<StandingRelease> read = standing.find(kept.shownAs());
        if (read.isPresent()) {
            return Uni.createFrom().item(read.get());
        }
        return kept.shownAs() == null
                ? finish(series, kept.period())
                : store.standing(series, kept).map(release -> standing.keep(kept.shownAs(), release));
    }

    /// Completes a release that was stored before figures for answers were stored.
    private Uni<Released> finish(Series series, String period) {
        UUID id = Ids.next();
        return store.table(series, period).flatMap(table -> store.finish(series, table, id)).map(release -> standing.keep(id, release));
    }

    /// The releases of past periods, the earliest first; in a flow nobody is counted in two of them. Each missing release
    /// is created in a transaction of its own.
    ///
    /// @param periods that are over, ascending
    /// @param counting the table of a period
    /// @return empty outside of a turn when something must be computed or read first, and in a turn while more releases are
    /// missing
    public Uni<Optional<List<Released>>> ofFlow(Series series, StatisticsRule rule,
            List<String> periods, Function<String, Uni<Cube>> counting) {
        return store.since(series, periods.getFirst()).flatMap(found -> {
            if (missing(periods, found).isEmpty() && found.stream().allMatch(kept -> standing.find(kept.shownAs()).isPresent())) {
                return all(series, found, Stream.empty());
            }
            return ComputationQueue.isMine()
                    ? store.lock(series)
                            .chain(() -> store.since(series, periods.getFirst()))
                            .flatMap(again -> next(series, rule, periods, again, counting))
                    : Uni.createFrom().item(Optional.empty());
        });
    }

    /// Creates or completes the first missing one.
    private Uni<Optional<List<Released>>> next(Series series, StatisticsRule rule, List<String> periods,
            List<ReleaseStore.Kept> found, Function<String, Uni<Cube>> counting) {
        List<String> unfinished = found.stream().filter(kept -> kept.shownAs() == null).map(ReleaseStore.Kept::period).toList();
        List<String> missing = missing(periods, found);
        List<ReleaseStore.Kept> finished = found.stream().filter(kept -> kept.shownAs() != null).toList();
        if (unfinished.isEmpty() && missing.isEmpty()) {
            return all(series, finished, Stream.empty());
        }
        Uni<Released> made = unfinished.isEmpty()
                ? counting.apply(missing.getFirst())
                        .flatMap(cube -> control(cube, rule, List.of(), CarriedOverFigures.NONE))
                        .flatMap(table -> add(series, missing.getFirst(), table))
                : finish(series, unfinished.getFirst());
        return made.flatMap(one -> unfinished.size() + missing.size() == 1
                ? all(series, finished, Stream.of(one))
                : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<List<Released>>> all(Series series, List<ReleaseStore.Kept> found, Stream<Released> others) {
        return Multi.createFrom().iterable(found).onItem().transformToUniAndConcatenate(kept -> stands(series, kept)).collect().asList()
                .map(some -> Optional.of(Stream.concat(some.stream(), others).sorted(Comparator.comparing(Released::period)).toList()));
    }

    private static List<String> missing(List<String> periods, List<ReleaseStore.Kept> found) {
        List<String> there = found.stream().map(ReleaseStore.Kept::period).toList();
        return periods.stream().filter(period -> !there.contains(period)).toList();
    }

    /// Whether the series has any release.
    public Uni<Boolean> isBegun(Series series) {
        return store.since(series, "").map(found -> !found.isEmpty());
    }

    /// A table that was counted for a release.
    ///
    /// @param carried which numbers readers know to be those of the release before
    public record Counted(Cube cube, CarriedOverFigures carried) {}

    /// Creates the next release of a series because an office asks for it, controlled together with all earlier ones.
    ///
    /// @param period name of the release; the names of a series sort in the order of its releases, and none is used twice
    /// @param counting the table, given the releases before, the earliest first
    /// @throws IllegalStateException outside of a turn
    public Uni<FixedRelease> take(Series series, StatisticsRule rule, String period, Function<List<FixedRelease>, Uni<Counted>> counting) {
        if (!ComputationQueue.isMine()) {
            throw new IllegalStateException("Releases are taken in a turn");
        }
        return store.lock(series).chain(() -> store.tables(series)).flatMap(before -> counting.apply(before)
                .flatMap(counted -> control(counted.cube(), rule, before.stream().map(FixedRelease::table).toList(), counted.carried()))
                .map(table -> new FixedRelease(period, time.now(), table))
                .call(release -> store.add(series, release, Ids.next())));
    }

    /// Computes for up to seconds, once in a period, so not on the event loop.
    private static Uni<ControlledTable> control(Cube cube, StatisticsRule rule, List<ControlledTable> earlier, CarriedOverFigures carried) {
        return OffEventLoop.of(() -> rule.control(cube, earlier, carried));
    }
}
