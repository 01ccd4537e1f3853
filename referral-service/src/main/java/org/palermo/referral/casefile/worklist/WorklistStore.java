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
import java.util.stream.Stream;
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
    public static final String COLUMNS = "c.id, c.reference, c.region, c.stage, c.age_group, c.sex, c.exploitation, c.referred_at, "
            + "c.due_on, c.recovery_ends_on, c.caseworker, c.second_reader";
    /// For each region: today's date there, and the last day that is due soon; from the first three parameters.
    static final String WINDOWS = """
            unnest(string_to_array($1, ','), cast(string_to_array($2, ',') as date[]), cast(string_to_array($3, ',') as date[]))
                as w(region, today, soon_until)
            """;
    private static final Query<StageRow> COUNT_BY_STAGE = Query.of(StageRow.class,
            """
            select stage, cast(sum(files) as bigint) as files from case_stage_count where country = $1 group by stage having sum(files) <> 0
            """);
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
            UUID id, String reference, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex, String exploitation,
            Instant referredAt, LocalDate dueOn, LocalDate recoveryEndsOn, UUID caseworker, UUID secondReader) {
        public CaseFileItem item(List<Terms.DueWindow> windows) {
            DueState due = windows.stream().filter(w -> w.region().equals(region)).findFirst().orElseThrow().of(dueOn);
            return new CaseFileItem(id, reference, region, stage, ageGroup, sex,
                    Arrays.stream(exploitation.split(",")).map(Exploitation::valueOf).toList(), referredAt, dueOn, due, recoveryEndsOn,
                    caseworker, secondReader);
        }
    }

    @RegisterForReflection
    private record StageRow(CaseFileStage stage, long files) {}

    /// Reads region by region along the index and merges the results: 2 ms with a million files. One condition over all regions would read
    /// all files (176 ms).
    public Uni<List<CaseFileItem>> page(Actor actor, CaseFilter wanted, WorklistSort sort, List<Terms.DueWindow> windows, Cursor after,
            int limit) {
        boolean authority = actor.has(Role.COMPETENT_AUTHORITY);
        List<Terms.DueWindow> covered = CaseFilter.within(wanted.region(), windows).stream()
                .filter(w -> !authority || actor.covers(w.region())).toList();
        return inParts(sort, wanted, after, limit, (part, from, most) -> wanted.assigned() != null && wanted.assigned().isOfPerson()
                ? through("caseworker_assignment a", "a.person", wanted.assigned().person(), wanted, part, covered, windows, from, most)
                : byRegion(actor, wanted, part, covered, windows, from, most));
    }

    /// Reads a part of a list, from a place in it on, and one file more than the most.
    private interface PartReader {
        Uni<List<CaseFileItem>> read(WorklistSort part, Cursor from, int most);
    }

    /// A page that goes on in the next part of the list when the files of one part don't fill it.
    private static Uni<List<CaseFileItem>> inParts(WorklistSort sort, CaseFilter wanted, Cursor after, int limit, PartReader parts) {
        WorklistSort part = sort.part(after);
        return parts.read(part, after, limit).chain(files -> part.next(wanted).filter(_ -> files.size() <= limit)
                .map(next -> parts.read(next, next.start(), limit - files.size())
                        .map(rest -> Stream.concat(files.stream(), rest.stream()).toList()))
                .orElseGet(() -> Uni.createFrom().item(files)));
    }

    private static Uni<List<CaseFileItem>> byRegion(Actor actor, CaseFilter wanted, WorklistSort sort, List<Terms.DueWindow> covered,
            List<Terms.DueWindow> windows, Cursor after, int limit) {
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
                """.formatted(COLUMNS, WINDOWS, sort.after, authority ? "" : "and c.sender = $7", wanted.conditions(), sort.columns);
        List<Object> values = values(covered, sort.value(after), after, limit);
        if (!authority) {
            values.add(actor.agency());
        } else if (wanted.assigned() != null && wanted.assigned().person() != null) {
            values.add(wanted.assigned().person());
        }
        return items(sql, values, windows);
    }

    /// The cases of a coordinator.
    Uni<List<CaseFileItem>> assigned(String subject, CaseFilter wanted, WorklistSort sort, List<Terms.DueWindow> windows, Cursor after,
            int limit) {
        return inParts(sort, wanted, after, limit, (part, from, most) ->
                through("case_assignment a", "a.subject", subject, wanted, part, windows, windows, from, most));
    }

    /// Goes from a person's assignments to the files: assignments are few, however many files there are.
    private static Uni<List<CaseFileItem>> through(String assignments, String whose, Object person, CaseFilter wanted, WorklistSort sort,
            List<Terms.DueWindow> covered, List<Terms.DueWindow> windows, Cursor after, int limit) {
        String sql = """
                select %s
                  from %s
                  join case_file c on c.id = a.case_file
                  join %s on w.region = c.region
                 where %s = $7 and a.ended_at is null and %s %s
                 order by %s
                 limit $6
                """.formatted(COLUMNS, assignments, WINDOWS, whose, sort.after, wanted.conditions(), sort.columns);
        List<Object> values = values(covered, sort.value(after), after, limit);
        values.add(person);
        return items(sql, values, windows);
    }

    private static List<Object> values(List<Terms.DueWindow> windows, Object value, Cursor after, int limit) {
        return new ArrayList<>(List.of(joined(windows, Terms.DueWindow::region), joined(windows, Terms.DueWindow::today),
                joined(windows, Terms.DueWindow::soonUntil), value, after.id(), limit + 1));
    }

    private static Uni<List<CaseFileItem>> items(String sql, List<Object> values, List<Terms.DueWindow> windows) {
        return Query.of(ListedRow.class, sql).list(values.toArray()).map(rows -> rows.stream().map(row -> row.item(windows)).toList());
    }

    /// Counts files by stage and term. Stages are counted as files change, terms among the files that have one.
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
                joined(windows, Terms.DueWindow::region), joined(windows, Terms.DueWindow::today),
                joined(windows, Terms.DueWindow::soonUntil));
    }

    static String joined(List<Terms.DueWindow> windows, Function<Terms.DueWindow, Object> value) {
        return windows.stream().map(window -> value.apply(window).toString()).collect(Collectors.joining(","));
    }
}
