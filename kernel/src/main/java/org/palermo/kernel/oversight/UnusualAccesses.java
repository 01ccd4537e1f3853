package org.palermo.kernel.oversight;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;

/// Finds, in the audit itself, the days on which somebody's accesses are unusual. A reason is a question to a person and never a
/// verdict: a night shift opens records at night.
@ApplicationScoped
class UnusualAccesses {
    static final int MOST = 200;

    /// A record is foreign while the organisation has only read it. Reading the audit is the work of who watches and does not count.
    private static final Query<Row> FIND = Query.of(Row.class, """
            with seen as materialized (
                select e.subject, e.agency, e.record_id, e.action, e.break_glass, e.recorded_at, e.recorded_at at time zone $3 as local
                  from audit_entry e
                 where e.recorded_at >= $1 and e.recorded_at < $2 and e.record_id is not null and e.agency is not null
                   and e.record_kind not in ('audit', 'audit_chain', 'audit_export', 'unusual_access')),
            hours as (
                select h.subject, h.day, max(h.records) as records
                  from (select s.subject, cast(s.local as date) as day, count(distinct s.record_id) as records
                          from seen s
                         group by s.subject, cast(s.local as date), date_trunc('hour', s.local)) h
                 group by h.subject, h.day),
            read_only as (
                select o.subject, o.day, count(*) as records
                  from (select distinct s.subject, s.agency, cast(s.local as date) as day, s.record_id
                          from seen s
                         where s.action like 'READ%') o
                 where not exists (select 1 from audit_entry w
                                    where w.record_id = o.record_id and w.agency = o.agency
                                      and w.action not like 'READ%' and w.action not like 'LIST%' and w.action <> 'FIND')
                 group by o.subject, o.day),
            days as (
                select s.subject, cast(s.local as date) as day, (array_agg(s.agency order by s.recorded_at desc))[1] as agency,
                       count(distinct s.record_id) as records,
                       count(distinct s.record_id) filter (
                           where cast(extract(hour from s.local) as integer) >= $4
                              or cast(extract(hour from s.local) as integer) < $5) as at_night,
                       count(distinct s.record_id) filter (where s.break_glass is not null) as break_glass,
                       min(s.recorded_at) as first_at, max(s.recorded_at) as last_at
                  from seen s
                 group by s.subject, cast(s.local as date))
            select d.day, d.subject as person, d.agency, d.records, d.at_night, coalesce(f.records, 0) as foreign_records, d.break_glass,
                   h.records as in_an_hour, d.first_at, d.last_at
              from days d
              join hours h on h.subject = d.subject and h.day = d.day
              left join read_only f on f.subject = d.subject and f.day = d.day
             where d.break_glass > 0 or d.at_night >= $6 or coalesce(f.records, 0) >= $7 or h.records >= $8
             order by d.day desc, d.break_glass desc, d.records desc, d.subject
             limit $9
            """);

    private final UnusualConfig config;
    private final Countries countries;
    private final CurrentOperation operation;

    UnusualAccesses(UnusualConfig config, Countries countries, CurrentOperation operation) {
        this.config = config;
        this.countries = countries;
        this.operation = operation;
    }

    @RegisterForReflection
    private record Row(
            LocalDate day, String person, UUID agency, long records, long atNight, long foreignRecords, long breakGlass,
            long inAnHour, Instant firstAt, Instant lastAt) {}

    /// @param country whose time says what is night, and when a day begins
    /// @param days how many days back, with today
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a country that this installation does not have
    @Scoped
    Uni<UnusualAccessList> of(Actor actor, String country, int days) {
        ZoneId zone = countries.require("country", country).zone();
        Instant from = operation.now().atZone(zone).toLocalDate().minusDays(days - 1L).atStartOfDay(zone).toInstant();
        Instant until = operation.now().plusSeconds(1);
        return FIND.list(from, until, zone.getId(), config.nightFrom(), config.nightUntil(), (long) config.atNight(),
                        (long) config.foreign(), (long) config.inAnHour(), MOST + 1)
                .map(rows -> new UnusualAccessList(rows.stream().limit(MOST).map(this::view).toList(), rows.size() > MOST))
                .call(() -> operation.record(actor, "LIST", "unusual_access", Ids.next()));
    }

    private UnusualAccessView view(Row row) {
        List<UnusualReason> reasons = new ArrayList<>();
        add(reasons, UnusualReason.BREAK_GLASS, row.breakGlass() > 0);
        add(reasons, UnusualReason.FOREIGN_RECORDS, row.foreignRecords() >= config.foreign());
        add(reasons, UnusualReason.AT_NIGHT, row.atNight() >= config.atNight());
        add(reasons, UnusualReason.MANY_AT_ONCE, row.inAnHour() >= config.inAnHour());
        return new UnusualAccessView(row.day(), row.person(), row.agency(), reasons, row.records(), row.atNight(), row.foreignRecords(),
                row.breakGlass(), row.inAnHour(), row.firstAt(), row.lastAt());
    }

    private static void add(List<UnusualReason> reasons, UnusualReason reason, boolean holds) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
