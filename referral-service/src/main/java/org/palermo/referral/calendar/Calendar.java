package org.palermo.referral.calendar;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.calendar.CalendarStore.PlannedCase;
import org.palermo.referral.calendar.CalendarStore.WaitingQuestion;
import org.palermo.referral.calendar.CalendarStore.WaitingTask;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.caserecord.PlannedRecord;
import org.palermo.referral.caserecord.PlannedRecords;

/// The dates to come in all cases that a person works on, or in those of her authority.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/calendar")
@Authenticated
@ApplicationScoped
public class Calendar {
    /// The most cases that are looked at.
    static final int MOST_CASES = 500;
    /// The most entries of an answer.
    static final int MOST = 500;
    private static final String CASE = "case_file";

    private final CalendarStore store;
    private final PlannedRecords records;
    private final Terms terms;
    private final CurrentOperation operation;

    Calendar(CalendarStore store, PlannedRecords records, Terms terms, CurrentOperation operation) {
        this.store = store;
        this.records = records;
        this.terms = terms;
        this.operation = operation;
    }

    /// An entry with the day on which it is sorted.
    private record Dated(LocalDate day, CalendarEntry entry) {
        private Instant at() {
            return entry.at() == null ? Instant.MIN : entry.at();
        }
    }

    /// The days that are looked at in a region.
    private record Days(LocalDate first, LocalDate last, ZoneId zone) {
        private boolean include(LocalDate day) {
            return day != null && !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /// @param days how many days to look ahead, from today: 7 for a week
    /// @param whose `mine`, or `team` for the open cases on which somebody of the caller's authority works; `mine` when omitted
    @GET
    @Operation(operationId = "getCalendar",
            summary = "Read the calendar of your cases: hearings, terms, ends of recovery, reviews, interviews, claims, questions, tasks",
            description = "The calendar has the cases that you work on and those whose second reader you are, from today for `days` days, "
                    + "in the time zone of each case's country. With `whose=team`, a competent authority gets the open cases on which any "
                    + "of its people work; others get 400 for that. The answer has references, kinds and dates, and nothing about a "
                    + "person. Only coordinators see tasks. The service reads at most 500 cases, 1,000 of their records, 500 of their "
                    + "questions to other organisations, 500 of their tasks and 500 entries; `more` says that there may be more. The "
                    + "lists of cases show what is overdue.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY},
            scope = "cases that the caller works on or is the second reader of; competent authority: also open cases on which somebody of "
                    + "the caller's organisation works, in the regions that the caller covers")
    @Audited
    @Scoped
    public Uni<CalendarView> get(@RestQuery @DefaultValue("7") @Min(1) @Max(90) int days, @RestQuery String whose) {
        Actor actor = operation.caller();
        return cases(actor, CalendarScope.parse(whose, actor)).flatMap(all -> {
            List<PlannedCase> cases = all.stream().limit(MOST_CASES).toList();
            List<UUID> ids = cases.stream().map(PlannedCase::id).toList();
            return records.of(ids).flatMap(found -> waiting(ids, days)
                    .map(waiting -> view(days, cases, found, waiting, all.size() > MOST_CASES)));
        }).call(view -> operation.record(actor, "LIST", CASE, view.items().stream().map(CalendarEntry::caseFile).distinct().toList()));
    }

    private Uni<List<PlannedCase>> cases(Actor actor, CalendarScope whose) {
        return switch (whose) {
            case MINE -> store.own(actor.subject(), MOST_CASES + 1);
            case TEAM -> store.ofTeam(actor.agency(), today().minusDays(1), MOST_CASES + 1);
        };
    }

    /// Questions and tasks that wait.
    private record Waiting(List<WaitingQuestion> questions, List<WaitingTask> tasks) {
        private boolean isCutOff() {
            return questions.size() > MOST || tasks.size() > MOST;
        }
    }

    /// Of a day more on both sides, because it is not the same day in every region.
    private Uni<Waiting> waiting(List<UUID> cases, int days) {
        LocalDate first = today().minusDays(1);
        LocalDate last = today().plusDays(days);
        return cases.isEmpty() ? Uni.createFrom().item(new Waiting(List.of(), List.of()))
                : store.questions(cases, first, last, MOST + 1)
                        .flatMap(questions -> store.tasks(cases, first, last, MOST + 1).map(tasks -> new Waiting(questions, tasks)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(operation.now(), ZoneOffset.UTC);
    }

    private CalendarView view(int days, List<PlannedCase> cases, PlannedRecords.Found found, Waiting waiting, boolean moreCases) {
        Map<UUID, PlannedCase> byId = cases.stream().collect(Collectors.toMap(PlannedCase::id, Function.identity()));
        Map<String, Days> byRegion = cases.stream().map(PlannedCase::region).distinct()
                .collect(Collectors.toMap(Function.identity(), region -> days(region, days)));
        List<CalendarEntry> entries = Stream.of(
                        cases.stream().flatMap(one -> ofCase(one, byRegion.get(one.region()))),
                        found.records().stream().flatMap(record -> ofRecord(record, byId.get(record.caseFile()), byRegion)),
                        waiting.questions().stream().flatMap(one -> waits(CalendarMatter.INFORMATION_REQUEST, one.id(),
                                byId.get(one.caseFile()), one.dueOn(), byRegion)),
                        waiting.tasks().stream().flatMap(one -> waits(CalendarMatter.TASK, one.id(), byId.get(one.caseFile()), one.dueOn(),
                                byRegion)))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Dated::day).thenComparing(Dated::at).thenComparing(one -> one.entry().reference())
                        .thenComparing(one -> one.entry().what()))
                .limit(MOST + 1L).map(Dated::entry).toList();
        return new CalendarView(days, entries.stream().limit(MOST).toList(), moreCases || found.more() || waiting.isCutOff()
                || entries.size() > MOST);
    }

    private Days days(String region, int days) {
        ZoneId zone = terms.zone(region);
        LocalDate today = LocalDate.ofInstant(operation.now(), zone);
        return new Days(today, today.plusDays(days - 1L), zone);
    }

    private static Stream<Dated> ofCase(PlannedCase one, Days days) {
        return Stream.of(onDay(CalendarMatter.TERM, one.id(), one, one.dueOn(), days),
                        onDay(CalendarMatter.RECOVERY_ENDS, one.id(), one, one.recoveryEndsOn(), days),
                        atTime(CalendarMatter.RETURN_INTERVIEW, one.id(), one, one.interviewDueAt(), days))
                .flatMap(Function.identity());
    }

    private static Stream<Dated> ofRecord(PlannedRecord record, PlannedCase one, Map<String, Days> byRegion) {
        Days days = byRegion.get(one.region());
        return switch (record.kind()) {
            case HEARING -> atTime(CalendarMatter.HEARING, record.id(), one, record.at(), days);
            case NEED -> onDay(CalendarMatter.REVIEW, record.id(), one, record.on(), days);
            case CLAIM -> onDay(CalendarMatter.CLAIM_ANSWER, record.id(), one, record.on(), days);
            default -> Stream.empty();
        };
    }

    private static Stream<Dated> waits(CalendarMatter what, UUID source, PlannedCase one, LocalDate dueOn, Map<String, Days> byRegion) {
        return onDay(what, source, one, dueOn, byRegion.get(one.region()));
    }

    private static Stream<Dated> onDay(CalendarMatter what, UUID source, PlannedCase one, LocalDate on, Days days) {
        return days.include(on)
                ? Stream.of(new Dated(on, CalendarEntry.of(what, source, one.id(), one.reference(), null, on)))
                : Stream.empty();
    }

    private static Stream<Dated> atTime(CalendarMatter what, UUID source, PlannedCase one, Instant at, Days days) {
        LocalDate day = at == null ? null : LocalDate.ofInstant(at, days.zone());
        return days.include(day)
                ? Stream.of(new Dated(day, CalendarEntry.of(what, source, one.id(), one.reference(), at, null)))
                : Stream.empty();
    }
}
