package org.palermo.referral.casefile.worklist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.term.DueState;
import org.palermo.referral.casefile.term.Terms;

/// Queries for lists of case files and for counts by stage and term.
@ApplicationScoped
public class WorklistStore {
    /// The columns of `case_file c` that a {@link ListedRow} has.
    public static final String COLUMNS = "c.id, c.reference, c.region, c.stage, c.age_group, c.sex, c.exploitation, c.referred_at, c.due_on, c.recovery_ends_on";
    /// For each region: today's date there, and the last day that is due soon; from the first three parameters.
    private static final String WINDOWS = """
            unnest(string_to_array($1, ','), cast(string_to_array($2, ',') as date[]), cast(string_to_array($3, ',') as date[]))
                as w(region, today, soon_until)
            """;
    private static final Query<StageRow> COUNT_BY_STAGE = Query.of(StageRow.class,
            "select stage, count(*) as files from case_file where country = $1 group by stage");
    private static final Query<CaseFigures.Counted> COUNT_DUE = Query.of(CaseFigures.Counted.class, """
            select c.stage, case when c.due_on < w.today then 'OVERDUE' when c.due_on <= w.soon_until then 'SOON' else 'LATER' end as due,
                   count(*) as files
              from case_file c join """ + " " + WINDOWS + """
                on w.region = c.region
             where c.due_on is not null
             group by 1, 2
            """);

    /// @param exploitation comma-separated
    @RegisterForReflection
    public record ListedRow(
            UUID id, String reference, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex, String exploitation, Instant referredAt,
            LocalDate dueOn, LocalDate recoveryEndsOn) {
        public CaseFileItem item(List<Terms.DueWindow> windows) {
            DueState due = windows.stream().filter(w -> w.region().equals(region)).findFirst().orElseThrow().of(dueOn);
            return new CaseFileItem(id, reference, region, stage, ageGroup, sex,
                    Arrays.stream(exploitation.split(",")).map(Exploitation::valueOf).toList(), referredAt, dueOn, due, recoveryEndsOn);
        }
    }

    @RegisterForReflection
    private record StageRow(CaseFileStage stage, long files) {}

    /// @param stage null for all
    /// @param with a concern; null for any or none
    public record Wanted(CaseFileStage stage, DueFilter due, Concern with, WorklistSort sort) {
        private String condition() {
            return (stage == null ? "" : " and c.stage = '" + stage.name() + "'") + due.condition
                    + (with == null ? "" : " and exists (select 1 from case_concern k where k.case_file = c.id and k.region = w.region and k.kind = '" + with.name() + "')");
        }
    }

    /// Reads region by region along the index and merges the results: 2 ms with a million files. One condition over all regions would read
    /// all files (176 ms).
    public Uni<List<CaseFileItem>> page(Actor actor, Wanted wanted, List<Terms.DueWindow> windows, Cursor after, int limit) {
        boolean authority = actor.has(Role.COMPETENT_AUTHORITY);
        String sql = """
                select %1$s
                  from %2$s
                 cross join lateral (
                       select * from case_file c
                        where c.region = w.region and %3$s %4$s %5$s
                        order by %6$s
                        limit $6) c
                 order by %6$s
                 limit $6
                """.formatted(COLUMNS, WINDOWS, wanted.sort().after, authority ? "" : "and c.sender = $7", wanted.condition(), wanted.sort().columns);
        List<Terms.DueWindow> covered = authority ? windows.stream().filter(w -> actor.covers(w.region())).toList() : windows;
        List<Object> values = values(covered, wanted.sort().value(after), after, limit);
        if (!authority) {
            values.add(actor.agency());
        }
        return items(sql, values, windows);
    }

    /// Goes from a person's assignments to the files: assignments are few, however many files there are.
    Uni<List<CaseFileItem>> assigned(String subject, Wanted wanted, List<Terms.DueWindow> windows, Cursor after, int limit) {
        String sql = """
                select %s
                  from case_assignment a
                  join case_file c on c.id = a.case_file
                  join %s on w.region = c.region
                 where a.subject = $7 and a.ended_at is null and %s %s
                 order by %s
                 limit $6
                """.formatted(COLUMNS, WINDOWS, wanted.sort().after, wanted.condition(), wanted.sort().columns);
        List<Object> values = values(windows, wanted.sort().value(after), after, limit);
        values.add(subject);
        return items(sql, values, windows);
    }

    private static List<Object> values(List<Terms.DueWindow> windows, Object value, Cursor after, int limit) {
        return new ArrayList<>(List.of(joined(windows, Terms.DueWindow::region), joined(windows, Terms.DueWindow::today),
                joined(windows, Terms.DueWindow::soonUntil), value, after.id(), limit + 1));
    }

    private static Uni<List<CaseFileItem>> items(String sql, List<Object> values, List<Terms.DueWindow> windows) {
        return Query.of(ListedRow.class, sql).list(values.toArray()).map(rows -> rows.stream().map(row -> row.item(windows)).toList());
    }

    /// Counts files by stage and term. Stages are counted along their index, terms among the files that have one.
    ///
    /// @param windows of the regions of the country
    Uni<List<CaseFigures.Counted>> count(String country, List<Terms.DueWindow> windows) {
        return countByStage(country).flatMap(stages -> countDue(windows).map(due -> {
            due.forEach(c -> stages.merge(c.stage(), -c.files(), Long::sum));
            List<CaseFigures.Counted> counted = new ArrayList<>(due);
            stages.forEach((stage, files) -> counted.add(new CaseFigures.Counted(stage, DueState.NONE, files)));
            return counted;
        }));
    }

    private static Uni<Map<CaseFileStage, Long>> countByStage(String country) {
        return COUNT_BY_STAGE.list(country).map(rows -> {
            Map<CaseFileStage, Long> stages = new EnumMap<>(CaseFileStage.class);
            rows.forEach(row -> stages.put(row.stage(), row.files()));
            return stages;
        });
    }

    private static Uni<List<CaseFigures.Counted>> countDue(List<Terms.DueWindow> windows) {
        return COUNT_DUE.list(
                joined(windows, Terms.DueWindow::region), joined(windows, Terms.DueWindow::today), joined(windows, Terms.DueWindow::soonUntil));
    }

    private static String joined(List<Terms.DueWindow> windows, Function<Terms.DueWindow, Object> value) {
        return windows.stream().map(window -> value.apply(window).toString()).collect(Collectors.joining(","));
    }
}
