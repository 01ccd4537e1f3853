package org.palermo.referral.casefile.worklist;

import static org.palermo.referral.casefile.worklist.CountedFilter.ALL;
import static org.palermo.referral.casefile.worklist.CountedFilter.ASSIGNED;
import static org.palermo.referral.casefile.worklist.CountedFilter.CALLER;
import static org.palermo.referral.casefile.worklist.CountedFilter.PERSON;
import static org.palermo.referral.casefile.worklist.CountedFilter.REGION;
import static org.palermo.referral.casefile.worklist.CountedFilter.WITH;
import static org.palermo.referral.casefile.worklist.WorklistStore.WINDOWS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.sql.Query;

/// The statements of {@link CaseCountStore}. Each row says how many cases a choice of a filter finds.
final class CountStatements {
    /// The filter of the row that says how many cases were read.
    static final String READ = "read";
    /// What conditions ask of a case, and the window of its region.
    private static final String COLUMNS = "c.id, c.region, c.stage, c.age_group, c.exploitation, c.due_on, c.recovery_ends_on, "
            + "c.recovery_least_on, c.caseworker, c.caseworker_agency, c.second_reader, c.closed_at, c.erased_at, w.today, w.soon_until";
    private static final String WINDOW = " c cross join lateral (select c.region, c.today, c.soon_until) w(region, today, soon_until) ";
    /// Gives parameters their types, whether a statement uses them or not.
    private static final String GIVEN = "with given as (select cast($5 as uuid), cast($6 as uuid), cast($7 as uuid))";

    private CountStatements() {}

    /// Counts each choice without any other filter. Each count ends at the limit and reads an index of the cases that it counts.
    static String alone(Set<CountedFilter> filters) {
        return GIVEN + filters.stream().flatMap(CountStatements::alone).collect(Collectors.joining(" union all ", " ", ""));
    }

    private static Stream<String> alone(CountedFilter filter) {
        if (filter == REGION) {
            return Stream.of("select 'region' as filter, w.region as value, (select count(*) from (select 1 from case_file c "
                    + "where c.region = w.region limit $4) n) as files from " + WINDOWS);
        }
        if (filter == WITH) {
            return Stream.of(Concern.values()).map(concern -> counted(filter, concern.name(), concerned(concern)));
        }
        return filter.choices(false).entrySet().stream().map(choice -> counted(filter, choice.getKey(),
                filter == ASSIGNED && choice.getKey().equals("me") ? assigned("1", CALLER) + " and c.closed_at is null"
                        : byRegion("1", choice.getValue())));
    }

    private static String counted(CountedFilter filter, String value, String cases) {
        return "select '" + filter.parameter + "' as filter, '" + value + "' as value, (select count(*) from (" + cases
                + " limit $4) n) as files";
    }

    /// Reads the cases that one filter finds, along its index and up to the limit, and counts by each choice of other filters how many of
    /// them fit the choice and all filters that are set, but for the filter of the choice.
    static String together(CaseFilter wanted, CountedFilter along, Set<CountedFilter> filters) {
        List<String> counts = new ArrayList<>();
        counts.add("select '" + READ + "' as filter, '' as value, count(*) as files from cases");
        boolean inEveryStage = wanted.stage() != null;
        if (filters.contains(REGION)) {
            counts.add("select 'region', w.region, (select count(*) from found c where c.region = w.region and " + fits(REGION) + ") from "
                    + WINDOWS);
        }
        if (filters.contains(WITH)) {
            WITH.choices(inEveryStage).forEach((value, condition) -> counts.add("select 'with', '" + value
                    + "', count(*) from found" + WINDOW + "where " + fits(WITH) + condition));
        }
        List<Choice> choices = filters.stream().filter(filter -> filter != REGION && filter != WITH)
                .flatMap(filter -> filter.choices(inEveryStage).entrySet().stream()
                        .map(choice -> new Choice(filter, choice.getKey(), choice.getValue()))).toList();
        if (!choices.isEmpty()) {
            counts.add(atOnce(choices));
        }
        return Query.PLANNED_EACH_TIME + GIVEN
                + ", cases as materialized (" + read(wanted, along) + "), found as materialized (select c.*, " + lacking(wanted)
                + " as lacks from cases" + WINDOW + ") " + String.join(" union all ", counts);
    }

    private record Choice(CountedFilter filter, String value, String condition) {}

    /// In one pass over the cases.
    private static String atOnce(List<Choice> choices) {
        List<String> counts = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Choice choice : choices) {
            counts.add("count(*) filter (where " + fits(choice.filter()) + choice.condition() + ") as n" + counts.size());
            rows.add("('" + choice.filter().parameter + "', '" + choice.value() + "', n.n" + rows.size() + ")");
        }
        return "select v.filter, v.value, v.files from (select " + String.join(", ", counts) + " from found" + WINDOW
                + ") n cross join lateral (values " + String.join(", ", rows) + ") v(filter, value, files)";
    }

    private static String read(CaseFilter wanted, CountedFilter along) {
        String cases = switch (along) {
            case WITH -> "select " + COLUMNS + " from (" + concerned(wanted.with()) + " limit $4) k(id) join case_file c on c.id = k.id"
                    + " join " + WINDOWS + " on w.region = c.region";
            case ASSIGNED -> switch (wanted.assigned().whose()) {
                case PERSON -> assigned(COLUMNS, PERSON);
                case TEAM -> byRegion(COLUMNS, along.conditionIn(wanted) + " and c.closed_at is null");
                case NOBODY -> byRegion(COLUMNS, along.conditionIn(wanted));
            };
            default -> byRegion(COLUMNS, along.conditionIn(wanted));
        };
        return cases + " limit $4";
    }

    private static String byRegion(String columns, String condition) {
        return "select " + columns + " from " + WINDOWS + " cross join lateral (select * from case_file c where c.region = w.region"
                + condition + " limit $4) c";
    }

    private static String assigned(String columns, String person) {
        return "select " + columns + " from caseworker_assignment a join case_file c on c.id = a.case_file join " + WINDOWS
                + " on w.region = c.region where a.person = " + person + " and a.ended_at is null";
    }

    private static String concerned(Concern concern) {
        return "select " + concern.column() + " from " + concern.table() + " k join " + WINDOWS + " on w.region = k.region where "
                + concern.condition();
    }

    /// Which of the filters that are set a case does not fit: a bit for each.
    private static String lacking(CaseFilter wanted) {
        return Stream.of(CountedFilter.values()).filter(filter -> !filter.conditionIn(wanted).isEmpty())
                .map(filter -> "case when true" + filter.conditionIn(wanted) + " then 0 else " + bit(filter) + " end")
                .collect(Collectors.joining(" + "));
    }

    /// That a case `c` fits all filters that are set, but for this one.
    private static String fits(CountedFilter filter) {
        return filter == ALL || filter == REGION ? "c.lacks = 0" : "c.lacks in (0, " + bit(filter) + ")";
    }

    private static int bit(CountedFilter filter) {
        return 1 << filter.ordinal();
    }
}
