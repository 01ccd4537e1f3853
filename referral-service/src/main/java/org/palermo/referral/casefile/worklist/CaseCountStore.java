package org.palermo.referral.casefile.worklist;

import static org.palermo.referral.casefile.worklist.CountedFilter.ASSIGNED;
import static org.palermo.referral.casefile.worklist.CountedFilter.REGION;
import static org.palermo.referral.casefile.worklist.CountedFilter.STAGE;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.term.Terms;

/// How many cases each choice of each filter of the worklist finds, together with the other filters that are set.
///
/// There is no index for each combination of filters, so the cases that one of the set filters finds are read along its own index, and
/// counted by all choices at once. When they are more than {@link #MOST_READ}, the cases of another filter that is set are read, and so on;
/// a choice that can't be counted in any of them has no number, unless more than {@link #MOST_COUNTED} of its cases have been read. So a
/// statement reads a limited number of cases, however many there are. A choice without another filter reads its own index.
@ApplicationScoped
public class CaseCountStore {
    static final int MOST_COUNTED = 1_000;
    /// The most cases that are read along the index of a filter.
    static final int MOST_READ = 3_000;

    /// For the rest of the transaction. A bitmap reads all that an index finds, however few are counted; and to plan some fifty counts for
    /// each request takes as long as to count. With a million cases the counts took 330 ms without these settings and take 48 ms with them.
    private static final Query<String> READ_ALONG_INDEXES = Query.of(String.class,
            "select set_config('enable_bitmapscan', 'off', true) || ' ' || set_config('plan_cache_mode', 'force_generic_plan', true)");
    private static final Query<CountRow> EACH_ALONE =
            Query.of(CountRow.class, CountStatements.alone(EnumSet.allOf(CountedFilter.class)));

    @RegisterForReflection
    private record CountRow(String filter, String value, long files) {
        CaseCounts.FilterCount view() {
            return new CaseCounts.FilterCount(filter, value, Math.min(files, MOST_COUNTED), files > MOST_COUNTED);
        }
    }

    /// What is asked of a part of the filters.
    ///
    /// @param windows of the regions in which cases are counted
    private record Asked(Actor actor, CaseFilter wanted, List<Terms.DueWindow> windows) {
        Uni<List<CountRow>> rows(Query<CountRow> query, int most) {
            UUID caller = UUID.fromString(actor.subject());
            AssignedTo assigned = wanted.assigned();
            return query.list(WorklistStore.joined(windows, Terms.DueWindow::region), WorklistStore.joined(windows, Terms.DueWindow::today),
                    WorklistStore.joined(windows, Terms.DueWindow::soonUntil), most + 1, caller, actor.agency(),
                    assigned != null && assigned.isOfPerson() ? assigned.person() : caller);
        }

        /// The filters whose choices can be counted among the cases that one filter finds: not its own. The index of a team has only open
        /// cases, so when a stage that is over is chosen, nothing but other stages.
        Set<CountedFilter> countable(CountedFilter along, Set<CountedFilter> open) {
            Set<CountedFilter> countable = EnumSet.copyOf(open);
            countable.remove(along);
            if (isAlongTeam(along) && wanted.stage() != null && wanted.stage().isFinal()) {
                countable.retainAll(EnumSet.of(STAGE));
            }
            return countable;
        }

        boolean isAlongTeam(CountedFilter filter) {
            return filter == ASSIGNED && wanted.assigned().isOfTeam();
        }

        /// Whether the cases that were read along a filter include those of this choice.
        boolean includes(CountedFilter along, CountRow row) {
            return !isAlongTeam(along) || !row.filter().equals(STAGE.parameter) || !CaseFileStage.valueOf(row.value()).isFinal();
        }
    }

    /// @param windows of all regions held here
    Uni<CaseCounts> counts(Actor actor, CaseFilter wanted, List<Terms.DueWindow> windows) {
        Asked everywhere = new Asked(actor, wanted, covered(actor, windows));
        Asked there = new Asked(actor, wanted, covered(actor, CaseFilter.within(wanted.region(), windows)));
        return READ_ALONG_INDEXES.one().chain(() -> wanted.region() == null ? count(everywhere, EnumSet.allOf(CountedFilter.class))
                : count(there, EnumSet.complementOf(EnumSet.of(REGION)))
                        .chain(inRegion -> count(everywhere, EnumSet.of(REGION)).map(regions -> both(inRegion, regions))))
                .map(rows -> new CaseCounts(MOST_COUNTED, rows.stream().map(CountRow::view).toList()));
    }

    private static List<Terms.DueWindow> covered(Actor actor, List<Terms.DueWindow> windows) {
        return windows.stream().filter(w -> actor.covers(w.region())).toList();
    }

    private static Uni<List<CountRow>> count(Asked asked, Set<CountedFilter> filters) {
        List<CountedFilter> set = List.copyOf(CountedFilter.setIn(asked.wanted()));
        Set<CountedFilter> alone = EnumSet.copyOf(filters);
        alone.removeIf(filter -> !set.isEmpty() && !set.equals(List.of(filter)));
        Set<CountedFilter> together = EnumSet.copyOf(filters);
        together.removeAll(alone);
        return alone(asked, alone).chain(first -> together(asked, together, set).map(rest -> both(first, rest)));
    }

    private static Uni<List<CountRow>> alone(Asked asked, Set<CountedFilter> filters) {
        if (filters.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return asked.rows(filters.size() == CountedFilter.values().length ? EACH_ALONE
                : Query.of(CountRow.class, CountStatements.alone(filters)), MOST_COUNTED);
    }

    /// Reads along the first of the filters that are set, and along the next ones as long as something is not counted yet. Along a filter
    /// its own choices can't be counted.
    private static Uni<List<CountRow>> together(Asked asked, Set<CountedFilter> open, List<CountedFilter> set) {
        if (set.isEmpty() || open.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        CountedFilter along = set.getFirst();
        List<CountedFilter> next = set.subList(1, set.size());
        Set<CountedFilter> counted = asked.countable(along, open);
        if (counted.isEmpty()) {
            return together(asked, open, next);
        }
        return asked.rows(Query.of(CountRow.class, CountStatements.together(asked.wanted(), along, counted)), MOST_READ).chain(rows -> {
            boolean whole = rows.stream().anyMatch(row -> row.filter().equals(CountStatements.READ) && row.files() <= MOST_READ);
            List<CountRow> known = rows.stream().filter(row -> !row.filter().equals(CountStatements.READ))
                    .filter(row -> asked.includes(along, row) && (whole || row.files() > MOST_COUNTED)).toList();
            Set<CountedFilter> left = EnumSet.copyOf(open);
            left.removeIf(filter -> whole && counted.contains(filter) && !(filter == STAGE && asked.isAlongTeam(along)));
            return together(asked, left, next).map(rest -> both(known, rest));
        });
    }

    /// Each choice once.
    private static List<CountRow> both(List<CountRow> first, List<CountRow> second) {
        Map<List<String>, CountRow> rows = new LinkedHashMap<>();
        Stream.of(first, second).flatMap(List::stream).forEach(row -> rows.putIfAbsent(List.of(row.filter(), row.value()), row));
        return new ArrayList<>(rows.values());
    }
}
