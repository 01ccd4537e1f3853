package org.palermo.referral.digest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.term.Terms.DueWindow;

/// What is due, by agency.
@ApplicationScoped
class DigestStore {
    /// The number of cases that a mail and an event list; the rest are counted.
    private static final int NAMED = 100;
    /// The cases of an agency: those that it works on; those that it referred or, after a transfer, took over; and, for an authority, those
    /// of its regions. Its people see the same cases in their worklists.
    private static final Query<DueRow> DUE = Query.of(DueRow.class, """
            with due as (
                select c.id, c.reference, c.region, coalesce(c.run_by, c.sender) as run_by, c.due_on, c.how
                  from unnest(string_to_array($1, ','), cast(string_to_array($2, ',') as date[]), cast(string_to_array($3, ',') as date[]))
                           as w(region, today, soon_until)
                 cross join lateral (
                       select c.id, c.reference, c.region, c.run_by, c.sender, c.due_on,
                              case when c.due_on < w.today then 'OVERDUE' when c.due_on = w.today then 'DUE' else 'SOON' end as how
                         from case_file c where c.region = w.region and c.due_on <= w.soon_until
                        union all
                       select c.id, c.reference, c.region, c.run_by, c.sender, c.recovery_ends_on,
                              case when c.recovery_ends_on < w.today then 'RECOVERY_OVER' else 'RECOVERY_ENDING' end
                         from case_file c
                        where c.region = w.region and c.stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY')
                          and c.recovery_ends_on <= w.soon_until
                        union all
                       select c.id, c.reference, c.region, c.run_by, c.sender, cast(coalesce(k.due_at, k.since) as date),
                              case when k.kind = 'INTERVIEW_DUE' and k.due_at < $6 then 'INTERVIEW_OVERDUE' else k.kind end
                         from case_concern k join case_file c on c.id = k.case_file where k.region = w.region) c),
            whose as (
                select a.agency, d.id, d.reference, d.due_on, d.how from due d join case_assignment a on a.case_file = d.id
                  and a.ended_at is null
                 union
                select d.run_by, d.id, d.reference, d.due_on, d.how from due d
                 union
                select p.id, d.id, d.reference, d.due_on, d.how
                  from due d join provider p on p.kind = 'COMPETENT_AUTHORITY' and p.country = $4
                   and (not exists (select 1 from provider_region r where r.provider = p.id)
                     or exists (select 1 from provider_region r where r.provider = p.id and r.region = d.region))),
            numbered as (
                select w.agency, w.how, w.reference, row_number() over (partition by w.agency, w.how order by w.due_on, w.id) as n
                  from whose w join organisation o on o.id = w.agency and o.kind <> 'IMMIGRATION')
            select agency, how, count(*) as cases, string_agg(reference, ',' order by n) filter (where n <= $5) as named
              from numbered group by agency, how order by agency, how
            """);
    private static final Change ENTER =
            Change.of("insert into case_digest_day (country, day, made_at) values ($1, $2, $3) on conflict do nothing");
    private static final Change FORGET = Change.of("delete from notice where kind = 'CASES_DUE' and created_at < $1");

    /// Cases of an agency that are due for the same reason.
    ///
    /// @param named the references of the first of them, comma separated
    @RegisterForReflection
    private record DueRow(UUID agency, DueCases.Matter how, long cases, String named) {
        private DueCases.Listed listed() {
            return new DueCases.Listed(cases, List.of(named.split(",")));
        }
    }

    /// @return false when the day was already entered; a concurrent call waits for the first
    Uni<Boolean> enter(String country, LocalDate day, Instant now) {
        return ENTER.execute(country, day, now).map(entered -> entered == 1);
    }

    /// Deletes old digest notices, in every country.
    Uni<Void> forget(Instant before) {
        return FORGET.execute(before).replaceWithVoid();
    }

    /// @param windows of the regions of the country
    Uni<Collection<DueCases>> due(String country, LocalDate day, List<DueWindow> windows, Instant now) {
        return DUE.list(joined(windows, DueWindow::region), joined(windows, DueWindow::today), joined(windows, DueWindow::soonUntil),
                        country,
                        NAMED, now)
                .map(rows -> {
                    Map<UUID, DueCases> agencies = new LinkedHashMap<>();
                    rows.forEach(row -> agencies.merge(row.agency(), one(country, day, row),
                            (before, more) -> before.with(row.how(), row.listed())));
                    return agencies.values();
                });
    }

    private static DueCases one(String country, LocalDate day, DueRow row) {
        return DueCases.none(row.agency(), country, day).with(row.how(), row.listed());
    }

    private static String joined(List<DueWindow> windows, Function<DueWindow, Object> value) {
        return windows.stream().map(window -> value.apply(window).toString()).collect(Collectors.joining(","));
    }
}
