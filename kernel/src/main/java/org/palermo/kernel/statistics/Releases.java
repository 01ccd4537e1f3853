package org.palermo.kernel.statistics;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palermo.kernel.disclosure.Carried;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.scope.TransactionTime;

/// Gives the release that stands, and in a turn of {@link Turns} takes it when it is not there yet. Every method runs in the caller's
/// transaction.
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

    /// Counts a table of people as they stand now.
    @FunctionalInterface
    public interface Counting {
        /// @param before the dimensions of the release before, whose categories have to be there again; empty for the first
        Uni<Cube> count(List<Dimension> before);
    }

    /// The release of the present period of a stock, taken when somebody first asks in that period.
    ///
    /// @param zone where the period begins and ends
    /// @return empty out of turn when something has to be computed or read first
    public Uni<Optional<Released>> ofStock(Series series, StatisticsRule rule, ZoneId zone, Counting counting) {
        return ofStock(series, rule, rule.period().of(LocalDate.ofInstant(time.now(), zone)), counting);
    }

    /// Counts a table of people as they stood at an instant.
    @FunctionalInterface
    public interface CountingUntil {
        /// @param until the first instant that is not counted
        /// @param before as in {@link Counting}
        Uni<Cube> count(Instant until, List<Dimension> before);
    }

    /// The release of a stock as it stood when the last period ended: the same whoever asks first, and another one once the next period
    /// is over.
    ///
    /// @return as {@link #ofStock}
    public Uni<Optional<Released>> ofStockAtEnd(Series series, StatisticsRule rule, ZoneId zone, CountingUntil counting) {
        LocalDate start = rule.period().start(LocalDate.ofInstant(time.now(), zone));
        LocalDate last = start.minusDays(1);
        return ofStock(series, rule, rule.period().of(last) + "." + last, before -> counting.count(start.atStartOfDay(zone).toInstant(), before));
    }

    private Uni<Optional<Released>> ofStock(Series series, StatisticsRule rule, String period, Counting counting) {
        return store.since(series, period).flatMap(found -> {
            Optional<Released> read = found.isEmpty() ? Optional.empty() : standing.find(found.getLast().shownAs()).map(Released.class::cast);
            return read.isPresent() || !Turns.isMine() ? Uni.createFrom().item(read)
                    : store.lock(series).chain(() -> store.since(series, period)).flatMap(again -> again.isEmpty() ? take(series, rule, period, counting)
                            : stands(series, again.getLast())).map(Optional::of);
        });
    }

    private Uni<Released> take(Series series, StatisticsRule rule, String period, Counting counting) {
        return store.tables(series).flatMap(all -> {
            List<ControlledTable> earlier = all.stream().map(FixedRelease::table).toList();
            return counting.count(earlier.isEmpty() ? List.of() : earlier.getLast().cube().dimensions())
                    .flatMap(cube -> control(cube, rule, earlier, Carried.NONE))
                    .flatMap(table -> add(series, period, table));
        });
    }

    private Uni<Released> add(Series series, String period, ControlledTable table) {
        UUID id = Ids.next();
        return store.add(series, new FixedRelease(period, time.now(), table), id).map(release -> standing.keep(id, release));
    }

    /// What answers read of a release that is there.
    private Uni<Released> stands(Series series, ReleaseStore.Kept kept) {
        Optional<StandingRelease> read = standing.find(kept.shownAs());
        if (read.isPresent()) {
            return Uni.createFrom().item(read.get());
        }
        return kept.shownAs() == null ? finish(series, kept.period()) : store.standing(series, kept).map(release -> standing.keep(kept.shownAs(), release));
    }

    /// Of a release from before such were kept.
    private Uni<Released> finish(Series series, String period) {
        UUID id = Ids.next();
        return store.table(series, period).flatMap(table -> store.finish(series, table, id)).map(release -> standing.keep(id, release));
    }

    /// The releases of periods that are over, the earliest first; in a flow nobody is counted in two of them. Each that is missing is taken in
    /// a transaction of its own.
    ///
    /// @param periods which are over, ascending
    /// @param counting the table of a period
    /// @return empty out of turn when something has to be computed or read first, and in turn while more than that is missing
    public Uni<Optional<List<Released>>> ofFlow(Series series, StatisticsRule rule, List<String> periods, Function<String, Uni<Cube>> counting) {
        return store.since(series, periods.getFirst()).flatMap(found -> {
            if (missing(periods, found).isEmpty() && found.stream().allMatch(kept -> standing.find(kept.shownAs()).isPresent())) {
                return all(series, found, Stream.empty());
            }
            return Turns.isMine() ? store.lock(series).chain(() -> store.since(series, periods.getFirst())).flatMap(again -> next(series, rule, periods, again, counting))
                    : Uni.createFrom().item(Optional.empty());
        });
    }

    /// Takes or finishes the first that is not there.
    private Uni<Optional<List<Released>>> next(Series series, StatisticsRule rule, List<String> periods, List<ReleaseStore.Kept> found, Function<String, Uni<Cube>> counting) {
        List<String> unfinished = found.stream().filter(kept -> kept.shownAs() == null).map(ReleaseStore.Kept::period).toList();
        List<String> missing = missing(periods, found);
        List<ReleaseStore.Kept> finished = found.stream().filter(kept -> kept.shownAs() != null).toList();
        if (unfinished.isEmpty() && missing.isEmpty()) {
            return all(series, finished, Stream.empty());
        }
        Uni<Released> made = unfinished.isEmpty()
                ? counting.apply(missing.getFirst()).flatMap(cube -> control(cube, rule, List.of(), Carried.NONE)).flatMap(table -> add(series, missing.getFirst(), table))
                : finish(series, unfinished.getFirst());
        return made.flatMap(one -> unfinished.size() + missing.size() == 1 ? all(series, finished, Stream.of(one)) : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<List<Released>>> all(Series series, List<ReleaseStore.Kept> found, Stream<Released> others) {
        return Multi.createFrom().iterable(found).onItem().transformToUniAndConcatenate(kept -> stands(series, kept)).collect().asList()
                .map(some -> Optional.of(Stream.concat(some.stream(), others).sorted(Comparator.comparing(Released::period)).toList()));
    }

    private static List<String> missing(List<String> periods, List<ReleaseStore.Kept> found) {
        List<String> there = found.stream().map(ReleaseStore.Kept::period).toList();
        return periods.stream().filter(period -> !there.contains(period)).toList();
    }

    /// Whether anything of a series was released.
    public Uni<Boolean> isBegun(Series series) {
        return store.since(series, "").map(found -> !found.isEmpty());
    }

    /// A table as it is counted for a release that somebody takes.
    ///
    /// @param carried which numbers readers know to be those of the release before
    public record Counted(Cube cube, Carried carried) {}

    /// The next release of a series, taken because an office wants it now, in the light of all before it.
    ///
    /// @param period names the release; the texts of a series sort as its releases follow each other, and none is taken twice
    /// @param counting the table, given the releases before, the earliest first
    /// @throws IllegalStateException out of turn
    public Uni<FixedRelease> take(Series series, StatisticsRule rule, String period, Function<List<FixedRelease>, Uni<Counted>> counting) {
        if (!Turns.isMine()) {
            throw new IllegalStateException("Releases are taken in a turn");
        }
        return store.lock(series).chain(() -> store.tables(series)).flatMap(before -> counting.apply(before)
                .flatMap(counted -> control(counted.cube(), rule, before.stream().map(FixedRelease::table).toList(), counted.carried()))
                .map(table -> new FixedRelease(period, time.now(), table))
                .call(release -> store.add(series, release, Ids.next())));
    }

    /// Arithmetic for up to seconds, once in a period: not on the event loop.
    private static Uni<ControlledTable> control(Cube cube, StatisticsRule rule, List<ControlledTable> earlier, Carried carried) {
        return Aside.of(() -> rule.control(cube, earlier, carried));
    }
}
