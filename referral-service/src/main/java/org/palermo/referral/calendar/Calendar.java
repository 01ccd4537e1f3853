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
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.calendar.CalendarStore.OwnCase;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.caserecord.PlannedRecord;
import org.palermo.referral.caserecord.PlannedRecords;

/// The dates to come in all cases that a person works on.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/calendar")
@Authenticated
@ApplicationScoped
public class Calendar {
    /// The most cases of a person that are looked at.
    static final int MOST_CASES = 500;
    /// The most entries of an answer.
    static final int MOST = 500;
    private static final String CASE = "case_file";

    private final CalendarStore store;
    private final PlannedRecords records;
    private final Terms terms;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    Calendar(CalendarStore store, PlannedRecords records, Terms terms, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.records = records;
        this.terms = terms;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
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
    @GET
    @Operation(operationId = "getCalendar",
            summary = "Read the calendar of your cases: hearings, terms, ends of recovery, reviews, return interviews, claims",
            description = "In the cases that you work on, or whose decisions you read a second time: from today for `days` days, by the "
                    + "calendar of each case's country. It has references, kinds and dates, nothing about a person. At most 500 "
                    + "cases, 1,000 of their records and 500 entries are looked at; `more` says when there may be more. What is overdue is "
                    + "in the lists of cases.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = "cases that the caller works on or reads a second time")
    @Audited
    @Scoped
    public Uni<CalendarView> get(@RestQuery @DefaultValue("7") @Min(1) @Max(90) int days) {
        Actor actor = caller.get();
        return store.own(actor.subject(), MOST_CASES + 1).flatMap(own -> {
            List<OwnCase> cases = own.stream().limit(MOST_CASES).toList();
            return records.of(cases.stream().map(OwnCase::id).toList())
                    .map(found -> view(days, cases, found, own.size() > MOST_CASES));
        }).call(view -> audit.record(actor, "LIST", CASE, view.items().stream().map(CalendarEntry::caseFile).distinct().toList()));
    }

    private CalendarView view(int days, List<OwnCase> cases, PlannedRecords.Found found, boolean moreCases) {
        Map<UUID, OwnCase> byId = cases.stream().collect(Collectors.toMap(OwnCase::id, Function.identity()));
        Map<String, Days> byRegion = cases.stream().map(OwnCase::region).distinct()
                .collect(Collectors.toMap(Function.identity(), region -> days(region, days)));
        List<CalendarEntry> entries = Stream.concat(
                        cases.stream().flatMap(one -> ofCase(one, byRegion.get(one.region()))),
                        found.records().stream().flatMap(record -> ofRecord(record, byId.get(record.caseFile()), byRegion)))
                .sorted(Comparator.comparing(Dated::day).thenComparing(Dated::at).thenComparing(one -> one.entry().reference())
                        .thenComparing(one -> one.entry().what()))
                .limit(MOST + 1L).map(Dated::entry).toList();
        return new CalendarView(days, entries.stream().limit(MOST).toList(), moreCases || found.more() || entries.size() > MOST);
    }

    private Days days(String region, int days) {
        ZoneId zone = terms.zone(region);
        LocalDate today = LocalDate.ofInstant(time.now(), zone);
        return new Days(today, today.plusDays(days - 1L), zone);
    }

    private static Stream<Dated> ofCase(OwnCase one, Days days) {
        return Stream.of(onDay(CalendarMatter.TERM, one.id(), one, one.dueOn(), days),
                        onDay(CalendarMatter.RECOVERY_ENDS, one.id(), one, one.recoveryEndsOn(), days),
                        atTime(CalendarMatter.RETURN_INTERVIEW, one.id(), one, one.interviewDueAt(), days))
                .flatMap(Function.identity());
    }

    private static Stream<Dated> ofRecord(PlannedRecord record, OwnCase one, Map<String, Days> byRegion) {
        Days days = byRegion.get(one.region());
        return switch (record.kind()) {
            case HEARING -> atTime(CalendarMatter.HEARING, record.id(), one, record.at(), days);
            case NEED -> onDay(CalendarMatter.REVIEW, record.id(), one, record.on(), days);
            case CLAIM -> onDay(CalendarMatter.CLAIM_ANSWER, record.id(), one, record.on(), days);
            default -> Stream.empty();
        };
    }

    private static Stream<Dated> onDay(CalendarMatter what, UUID source, OwnCase one, LocalDate on, Days days) {
        return days.include(on)
                ? Stream.of(new Dated(on, CalendarEntry.of(what, source, one.id(), one.reference(), null, on)))
                : Stream.empty();
    }

    private static Stream<Dated> atTime(CalendarMatter what, UUID source, OwnCase one, Instant at, Days days) {
        LocalDate day = at == null ? null : LocalDate.ofInstant(at, days.zone());
        return days.include(day)
                ? Stream.of(new Dated(day, CalendarEntry.of(what, source, one.id(), one.reference(), at, null)))
                : Stream.empty();
    }
}
