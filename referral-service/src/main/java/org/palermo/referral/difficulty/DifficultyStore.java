package org.palermo.referral.difficulty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.scope.Sql;

/// Queries for reports of difficulties.
@ApplicationScoped
class DifficultyStore {

    record Counted(String category, String region, String cause, String effect, long reports) {}

    Uni<Void> add(String country, String quarter, ReportDifficulty report) {
        return Sql.execute("insert into access_difficulty (country, region, quarter, category, cause, effect) values (?1, ?2, ?3, ?4, ?5, ?6)",
                        country, report.region(), quarter, report.category().name(), report.cause().name(), report.effect().name())
                .replaceWithVoid();
    }

    /// Deletes the counters of earlier days. Request keys are deleted a day later, so that a request can be repeated after midnight.
    Uni<Void> forget(LocalDate day) {
        return Sql.execute("delete from access_difficulty_budget where day < ?1", day)
                .chain(() -> Sql.execute("delete from access_difficulty_request where day < ?1", day.minusDays(1)))
                .replaceWithVoid();
    }

    /// @return false when the request was already sent
    Uni<Boolean> isNew(byte[] request, LocalDate day) {
        return Sql.execute("insert into access_difficulty_request (request, day) values (?1, ?2) on conflict (request) do nothing", request, day)
                .map(added -> added > 0);
    }

    /// @return false when the daily limit is reached
    Uni<Boolean> spend(byte[] reporter, LocalDate day, int perDay) {
        return Sql.execute("""
                        insert into access_difficulty_budget (reporter, day, reports) values (?1, ?2, 1)
                        on conflict (reporter, day) do update set reports = access_difficulty_budget.reports + 1
                         where access_difficulty_budget.reports < ?3
                        """, reporter, day, perDay)
                .map(spent -> spent > 0);
    }

    Uni<List<Counted>> count(String country, String quarter) {
        return Sql.list(Object[].class, """
                        select category, region, cause, effect, count(*) from access_difficulty
                         where country = ?1 and quarter = ?2
                         group by category, region, cause, effect
                        """, country, quarter)
                .map(rows -> rows.stream()
                        .map(r -> new Counted((String) r[0], (String) r[1], (String) r[2], (String) r[3], ((Number) r[4]).longValue()))
                        .toList());
    }
}
