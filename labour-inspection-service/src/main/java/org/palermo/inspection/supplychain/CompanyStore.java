package org.palermo.inspection.supplychain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Query;

/// Queries over companies, and over the parties of links.
@ApplicationScoped
class CompanyStore {
    private static final int REFERENCE_BITS = 60;
    private static final String COMPANY = "select id, reference, name, country, number, created_at from company";
    private static final Query<String> LOCK = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.company', 0)) as text)");
    private static final Query<CompanyView> FIND = Query.of(CompanyView.class, COMPANY + " where id = $1");
    private static final Query<CompanyView> NAMED = Query.of(CompanyView.class, COMPANY + " where id = cast($1 as uuid) or reference = $2");
    private static final Query<CompanyView> SAME = Query.of(CompanyView.class, COMPANY + """
             where country = $1 and (number = $2 or name_key = $3 and (cast($2 as text) is null or number is null))
             order by number = $2 desc nulls last, id limit 1
            """);
    private static final Query<CompanyView> PAGE = Query.of(CompanyView.class, COMPANY + """
             where (created_at, id) < ($1, $2) and (cast($3 as text) is null or country = $3)
               and (cast($4 as text) is null or lower(name) like $4)
             order by created_at desc, id desc limit $5
            """);
    private static final Query<CompanyView> ADD = Query.of(CompanyView.class, """
            insert into company (id, reference, name, country, number, name_key, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            returning id, reference, name, country, number, created_at
            """);
    private static final Query<PartyRow> PARTY = Query.of(PartyRow.class, """
            select id, 'WORKPLACE' as kind, reference, name, country, os_id, kind = 'PRIVATE_HOUSEHOLD' as household
              from workplace where id in (select workplace_now(named.id) from workplace named where named.id = $1 or named.reference = $2)
            union all
            select id, 'COMPANY', reference, name, country, null, false from company where id = $1 or reference = $2
            limit 1
            """);

    /// Lets one transaction at a time add companies, so that two imports at the same time can't create the same company twice.
    Uni<Void> lock() {
        return LOCK.first().replaceWithVoid();
    }

    Uni<Optional<CompanyView>> find(UUID id) {
        return FIND.first(id);
    }

    /// @param written an id or a reference
    Uni<Optional<CompanyView>> named(String written) {
        try {
            return NAMED.first(UUID.fromString(written.strip()), null);
        } catch (IllegalArgumentException notAnId) {
            return NAMED.first(null, written.strip().toUpperCase(Locale.ROOT));
        }
    }

    /// The company with this number, or else with this name when not both have a number.
    Uni<Optional<CompanyView>> findSame(RegisterCompany company) {
        return SAME.first(company.country(), company.number(), CompanyName.key(company.country(), company.name()));
    }

    /// @param begins how the name begins, or null
    /// @return at most `limit` companies, latest first
    Uni<List<CompanyView>> page(String country, String begins, Cursor after, int limit) {
        return PAGE.list(after.at(), after.id(), country, begins, limit);
    }

    Uni<CompanyView> add(RegisterCompany company, Instant now) {
        return ADD.one(Ids.next(), "CO-" + Reference.random(REFERENCE_BITS), company.name(), company.country(), company.number(),
                CompanyName.key(company.country(), company.name()), now);
    }

    /// @param id or null
    /// @param reference or null
    Uni<Optional<PartyRow>> party(UUID id, String reference) {
        return PARTY.first(id, reference);
    }

    /// @param household a private household is no party
    @RegisterForReflection
    record PartyRow(UUID id, String kind, String reference, String name, String country, String osId, boolean household) {
        Party party() {
            return new Party(id, PartyKind.valueOf(kind), reference, name, country, osId);
        }
    }
}
