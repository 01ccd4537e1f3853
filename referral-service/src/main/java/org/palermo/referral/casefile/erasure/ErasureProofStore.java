package org.palermo.referral.casefile.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.sql.QueryBounds;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Queries for what was erased: the file says when and why, the audit who and by which link, the record of destroyed keys that nothing is
/// left to open. Call it inside a scoped transaction.
@ApplicationScoped
public class ErasureProofStore {
    /// Reads region by region along the index and merges the results, as the worklist does. One condition over all regions would read the
    /// erasures of all countries.
    private static final Query<ErasureProof> PAGE = Query.of(ErasureProof.class, """
            select c.id, c.reference, c.region, c.erased_for as reason, a.recorded_at as asked_at, a.subject as asked_by, c.erased_at,
                   e.subject as erased_by, e.purpose_reference as rule, k.erased_at as key_destroyed_at, e.id as entry, l.sequence,
                   encode(l.hash, 'hex') as hash
              from (select f.id, f.reference, f.region, f.erased_for, f.erased_at
                      from unnest(string_to_array($1, ',')) as w(region)
                     cross join lateral (select * from case_file
                                          where region = w.region and erased_at is not null and erased_at >= $2 and erased_at < $3
                                            and (erased_at, id) < ($4, $5)
                                          order by erased_at desc, id desc
                                          limit $6) f
                     order by f.erased_at desc, f.id desc
                     limit $6) c
              left join lateral (select id, subject, case when purpose = 'RETENTION' then purpose_reference end as purpose_reference
                                   from audit_entry where record_id = c.id and action = 'ERASE' order by id desc limit 1) e on true
              left join lateral (select asked.recorded_at, asked.subject from audit_entry asked
                                  where asked.record_id = c.id and asked.action = 'ASK_ERASURE' and asked.subject <> e.subject
                                    and not exists (select 1 from audit_entry refused
                                                     where refused.record_id = c.id and refused.action = 'REFUSE_ERASURE'
                                                       and refused.id > asked.id)
                                  order by asked.id desc limit 1) a on true
              left join audit_chain l on l.entry = e.id
              left join erasure k on k.owner = c.id and k.purpose = 'PERSON'
             order by c.erased_at desc, c.id desc
            """);
    private static final Query<WaitingErasure> WAITING = Query.of(WaitingErasure.class, """
            select c.id, c.reference, c.region, r.reason, r.asked_at, r.asked_by
              from erasure_request r join case_file c on c.id = r.case_file
             where (r.country = any(string_to_array($1, ',')) or r.region = any(string_to_array($1, ',')))
               and (r.asked_at, r.case_file) > ($2, $3)
             order by r.asked_at, r.case_file
             limit $4
            """);
    private static final Query<Counts> COUNTS = Query.of(Counts.class, """
            select (select count(*) from erasure_request r
                     where r.country = any(string_to_array($1, ',')) or r.region = any(string_to_array($1, ','))) as waiting,
                   (select count(*) from case_file c
                     where c.erased_at is not null and c.erased_at >= $2 and c.region = any(string_to_array($3, ','))) as erased
            """);

    private final Countries countries;

    ErasureProofStore(Countries countries) {
        this.countries = countries;
    }

    /// @param waiting how many erasures wait for a second person
    /// @param erased how many persons were erased since a day
    @RegisterForReflection
    public record Counts(long waiting, long erased) {}

    /// @param year null for all
    Uni<List<ErasureProof>> page(Actor actor, Integer year, Cursor after, int limit) {
        Instant from = year == null ? Instant.EPOCH : begin(year);
        Instant until = year == null ? QueryBounds.LATEST : begin(year + 1);
        return PAGE.list(covered(actor), from, until, after.at(), after.id(), limit);
    }

    Uni<List<WaitingErasure>> waiting(Actor actor, Cursor after, int limit) {
        return WAITING.list(regions(actor), after.at(), after.id(), limit);
    }

    public Uni<Counts> counts(Actor actor, int year) {
        return COUNTS.one(regions(actor), begin(year), covered(actor));
    }

    private static Instant begin(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /// Every region that the actor covers, also those of whole countries.
    private String covered(Actor actor) {
        return countries.all().stream().flatMap(country -> country.regions().stream()).map(Country.Region::code).filter(actor::covers)
                .collect(Collectors.joining(","));
    }

    private static String regions(Actor actor) {
        return String.join(",", actor.regions());
    }
}
