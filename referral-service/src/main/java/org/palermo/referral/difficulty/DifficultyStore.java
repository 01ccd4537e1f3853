package org.palermo.referral.difficulty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for reports of difficulties.
@ApplicationScoped
class DifficultyStore {
    private static final Change ADD =
            Change.of("insert into access_difficulty (country, region, quarter, category, cause, effect) values ($1, $2, $3, $4, $5, $6)");
    private static final Change FORGET_BUDGETS = Change.of("delete from access_difficulty_budget where day < $1");
    private static final Change FORGET_REQUESTS = Change.of("delete from access_difficulty_request where day < $1");
    private static final Change ENTER_REQUEST =
            Change.of("insert into access_difficulty_request (request, day) values ($1, $2) on conflict (request) do nothing");
    private static final Change SPEND = Change.of("""
            insert into access_difficulty_budget (reporter, day, reports) values ($1, $2, 1)
            on conflict (reporter, day) do update set reports = access_difficulty_budget.reports + 1
             where access_difficulty_budget.reports < $3
            """);
    private static final Query<Counted> COUNTED = Query.of(Counted.class, """
            select category, region, cause, effect, count(*) as reports from access_difficulty
             where country = $1 and quarter = $2
             group by category, region, cause, effect
            """);

    @RegisterForReflection
    record Counted(String category, String region, String cause, String effect, long reports) {}

    Uni<Void> add(String country, String quarter, ReportDifficulty report) {
        return ADD.execute(country, report.region(), quarter, report.category(), report.cause(), report.effect()).replaceWithVoid();
    }

    /// Deletes the counters of earlier days. Request keys are deleted a day later, so that a request can be repeated after midnight.
    Uni<Void> forget(LocalDate day) {
        return FORGET_BUDGETS.execute(day).chain(() -> FORGET_REQUESTS.execute(day.minusDays(1))).replaceWithVoid();
    }

    /// @return false when the request was already sent
    Uni<Boolean> isNew(byte[] request, LocalDate day) {
        return ENTER_REQUEST.execute(request, day).map(added -> added > 0);
    }

    /// @return false when the daily limit is reached
    Uni<Boolean> spend(byte[] reporter, LocalDate day, int perDay) {
        return SPEND.execute(reporter, day, perDay).map(spent -> spent > 0);
    }

    Uni<List<Counted>> count(String country, String quarter) {
        return COUNTED.list(country, quarter);
    }
}
