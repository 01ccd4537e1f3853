package org.palermo.kernel.oversight;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.retention.NamedRecords;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// What a person has seen, by day and entry by entry. The audit records each of these questions too.
@ApplicationScoped
class PersonAccesses {
    /// How many days the summary goes back from the last access before its cursor.
    private static final int DAYS = 31;
    static final String ACTION = "READ_AUDIT";
    static final String KIND = "audit";

    private static final Query<Instant> LATEST = Query.of(Instant.class,
            "select recorded_at from audit_entry where subject = $1 and recorded_at < $2 order by recorded_at desc limit 1");
    private static final Query<AccessDayView> BY_DAY = Query.of(AccessDayView.class, """
            select cast(e.recorded_at at time zone $4 as date) as day,
                   count(distinct e.id) as accesses, count(distinct r.record) as records,
                   count(distinct e.id) filter (where e.action not like 'READ%' and e.action not like 'LIST%') as changes,
                   count(distinct e.id) filter (where e.break_glass is not null) as break_glass
              from audit_entry e cross join lateral unnest(coalesce(e.listed, array[e.record_id])) as r(record)
             where e.subject = $1 and e.recorded_at >= $2 and e.recorded_at < $3
             group by 1
             order by 1 desc
            """);
    private static final Query<EntryRow> ENTRIES = Query.of(EntryRow.class, """
            select e.id, e.recorded_at as at, e.agency, e.action, e.record_kind as kind, e.record_id as record,
                   cardinality(e.listed) as listed, e.purpose, e.purpose_reference, e.break_glass, e.address
              from audit_entry e
             where e.subject = $1 and e.recorded_at >= $2 and e.recorded_at < $3 and (e.recorded_at, e.id) < ($4, $5)
             order by e.recorded_at desc, e.id desc
             limit $6
            """);

    private final NamedRecords names;
    private final Countries countries;
    private final Audit audit;

    PersonAccesses(NamedRecords names, Countries countries, Audit audit) {
        this.names = names;
        this.countries = countries;
        this.audit = audit;
    }

    @RegisterForReflection
    private record EntryRow(
            UUID id, Instant at, UUID agency, String action, String kind, UUID record, Integer listed, String purpose,
            String purposeReference, UUID breakGlass, String address) {

        PersonAccessView view() {
            return new PersonAccessView(id, at, agency, action, kind, record, null, listed, purpose, purposeReference, breakGlass, address);
        }
    }

    /// Records of different kinds may have the same id.
    private record Opened(String kind, UUID record) {
        static Opened in(PersonAccessView entry) {
            return new Opened(entry.kind(), entry.record());
        }
    }

    /// The days with accesses, the latest first: those of the 31 days that end with the last one before the cursor.
    @Scoped
    Uni<Page<AccessDayView>> days(Actor actor, UUID person, Cursor before) {
        ZoneId zone = zone();
        String subject = person.toString();
        return LATEST.first(subject, before.at())
                .flatMap(latest -> latest.isEmpty() ? Uni.createFrom().item(new Page<AccessDayView>(List.of(), null))
                        : days(subject, latest.get().atZone(zone).toLocalDate(), before, zone))
                .call(() -> audit.record(actor, ACTION, KIND, person));
    }

    private Uni<Page<AccessDayView>> days(String subject, LocalDate last, Cursor before, ZoneId zone) {
        Instant from = last.minusDays(DAYS - 1L).atStartOfDay(zone).toInstant();
        return BY_DAY.list(subject, from, before.at(), zone.getId()).flatMap(rows -> LATEST.first(subject, from)
                .map(earlier -> new Page<>(rows, earlier.isEmpty() ? null : new Cursor(from, Cursor.EARLIEST.id()).write())));
    }

    /// Entry by entry, the latest first.
    ///
    /// @param day null for all days
    @Scoped
    Uni<Page<PersonAccessView>> entries(Actor actor, UUID person, LocalDate day, Cursor after, int limit) {
        ZoneId zone = zone();
        Instant from = day == null ? Instant.EPOCH : day.atStartOfDay(zone).toInstant();
        Instant until = day == null ? Cursor.LATEST.at() : day.plusDays(1).atStartOfDay(zone).toInstant();
        return ENTRIES.list(person.toString(), from, until, after.at(), after.id(), limit + 1)
                .map(rows -> Page.of(rows.stream().map(EntryRow::view).toList(), limit, entry -> new Cursor(entry.at(), entry.id())))
                .flatMap(page -> named(page.items()).map(items -> new Page<>(items, page.next())))
                .call(() -> audit.record(actor, ACTION, KIND, person));
    }

    /// A record that was opened ten times is looked up once.
    private Uni<List<PersonAccessView>> named(List<PersonAccessView> entries) {
        Map<Opened, String> known = new HashMap<>();
        return Multi.createFrom().iterable(entries).onItem().transformToUniAndConcatenate(entry ->
                        entry.record() == null || known.containsKey(Opened.in(entry)) ? Uni.createFrom().item(entry)
                                : names.reference(entry.kind(), entry.record())
                                        .invoke(found -> known.put(Opened.in(entry), found.orElse(null))).replaceWith(entry))
                .collect().asList()
                .map(all -> all.stream().map(entry -> entry.named(known.get(Opened.in(entry)))).toList());
    }

    /// In which an officer counts days.
    private ZoneId zone() {
        return countries.all().stream().map(Country::zone).findFirst().<ZoneId>map(zone -> zone).orElse(ZoneOffset.UTC);
    }
}
