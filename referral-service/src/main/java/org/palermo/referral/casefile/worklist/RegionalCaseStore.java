package org.palermo.referral.casefile.worklist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.term.Terms;

/// Reads the cases of regions through a function of the database, which shows nothing of a person: no policy opens a case file to a
/// regional coordinator.
@ApplicationScoped
class RegionalCaseStore {
    private static final Query<Row> BY_REFERRAL = Query.of(Row.class, """
            select id, reference, region, stage, referred_at, due_on, coordinated_by, place_wanted
              from cases_of_regions($1, $2, $3, $4, $5, $6, $7)
            """);
    private static final Query<Row> BY_TERM = Query.of(Row.class, """
            select id, reference, region, stage, referred_at, due_on, coordinated_by, place_wanted
              from cases_of_regions_by_term($1, $2, $3, $4, $5, $6, $7)
            """);

    /// @param coordinatedBy ids of organisations, comma-separated; null when there are none
    @RegisterForReflection
    private record Row(UUID id, String reference, String region, CaseFileStage stage, Instant referredAt, LocalDate dueOn,
            String coordinatedBy, boolean placeWanted) {

        RegionalCaseItem item(List<Terms.DueWindow> windows) {
            List<UUID> organisations = coordinatedBy == null
                    ? List.of()
                    : Arrays.stream(coordinatedBy.split(",")).map(UUID::fromString).toList();
            Terms.DueWindow window = windows.stream().filter(w -> w.region().equals(region)).findFirst().orElseThrow();
            return new RegionalCaseItem(id, reference, region, stage, referredAt, dueOn, window.of(dueOn), organisations, placeWanted);
        }
    }

    /// One case more than the limit.
    ///
    /// @param only null for all open cases
    Uni<List<RegionalCaseItem>> page(RegionalConcern only, RegionalSort sort, List<Terms.DueWindow> windows, Cursor after, int limit) {
        Query<Row> page = sort == RegionalSort.DUE ? BY_TERM : BY_REFERRAL;
        Object from = sort == RegionalSort.DUE ? LocalDate.ofInstant(after.at(), ZoneOffset.UTC) : after.at();
        return page.list(joined(windows, Terms.DueWindow::region), joined(windows, Terms.DueWindow::today),
                        joined(windows, Terms.DueWindow::soonUntil), only == null ? null : only.name(), from, after.id(), limit + 1)
                .map(rows -> rows.stream().map(row -> row.item(windows)).toList());
    }

    private static String joined(List<Terms.DueWindow> windows, Function<Terms.DueWindow, Object> value) {
        return windows.stream().map(window -> value.apply(window).toString()).collect(Collectors.joining(","));
    }
}
