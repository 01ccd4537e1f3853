package org.palermo.kernel.breakglass;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;

/// Queries over break-glass accesses. An access is visible to the person who opened it, to people of the record's
/// organisation who answer for the record, to the competent authority that covers it, and to auditors; the policies say
/// the same.
@ApplicationScoped
class GlassStore {
    private static final String GLASS = """
            select id, kind, record, reference, owner, country, region, subject, agency, reason, opened_at, ends_at,
                   ended_at, ended_by, reviewed_at, reviewed_by, outcome, version, explanation, comment
              from break_glass
             where ((subject = ?1 and agency = ?2)
                    or (?3 and owner = ?2)
                    or (?4 and (country = any(string_to_array(?5, ',')) or region = any(string_to_array(?5, ','))))
                    or ?6)
            """;

    /// An access with its sealed texts.
    record Sealed(Glass glass, byte[] explanation, byte[] comment) {}

    Uni<Void> add(Glass g, byte[] explanation) {
        return Sql.execute("""
                        insert into break_glass (id, kind, record, reference, owner, country, region, subject, agency, reason, explanation, opened_at, ends_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
                        """,
                        g.id(), g.kind(), g.record(), g.reference(), g.owner(), g.country(), g.region(), g.subject(), g.agency(), g.reason().name(),
                        explanation, g.openedAt(), g.endsAt())
                .replaceWithVoid();
    }

    /// The access that this actor has open now for a record.
    Uni<Optional<Glass>> open(Actor actor, String kind, UUID record, Instant now) {
        return Sql.first(Object[].class, GLASS + """
                           and subject = ?1 and kind = ?7 and record = ?8 and ended_at is null and ends_at > ?9
                         order by ends_at desc limit 1
                        """, sees(actor, kind, record, now))
                .map(row -> row.map(r -> sealed(r).glass()));
    }

    /// From here on the transaction reads under this access: the policies check it.
    Uni<Void> readUnder(Glass glass) {
        return Sql.first(String.class, "select set_config('palermo.glass', ?1, true)", glass.id().toString()).replaceWithVoid();
    }

    Uni<Optional<Sealed>> find(Actor actor, UUID id) {
        return Sql.first(Object[].class, GLASS + " and id = ?7", sees(actor, id)).map(row -> row.map(GlassStore::sealed));
    }

    Uni<List<Glass>> page(Actor actor, Cursor after, int limit) {
        return Sql.list(Object[].class, GLASS + " and (opened_at, id) < (?7, ?8) order by opened_at desc, id desc limit ?9",
                        sees(actor, after.at(), after.id(), limit + 1))
                .map(rows -> rows.stream().map(row -> sealed(row).glass()).toList());
    }

    /// @return false when somebody else was first
    Uni<Boolean> end(Glass ended) {
        return Sql.execute("update break_glass set ended_at = ?3, ended_by = ?4, version = version + 1 where id = ?1 and version = ?2 - 1",
                        ended.id(), ended.version(), ended.endedAt(), ended.endedBy())
                .map(changed -> changed == 1);
    }

    /// @return false when somebody else was first
    Uni<Boolean> review(Glass reviewed, byte[] comment) {
        return Sql.execute("""
                        update break_glass set reviewed_at = ?3, reviewed_by = ?4, outcome = ?5, comment = ?6, version = version + 1
                         where id = ?1 and version = ?2 - 1
                        """,
                        reviewed.id(), reviewed.version(), reviewed.reviewedAt(), reviewed.reviewedBy(), reviewed.outcome().name(), comment)
                .map(changed -> changed == 1);
    }

    /// An immigration body that has referred is not told what happens to its referral.
    Uni<Boolean> mayBeTold(UUID organisation) {
        return Sql.first(Boolean.class, "select kind <> 'IMMIGRATION' from organisation where id = ?1", organisation).map(kind -> kind.orElse(false));
    }

    private static Object[] sees(Actor actor, Object... more) {
        List<Object> values = new ArrayList<>(Arrays.asList(actor.subject(), actor.agency(),
                actor.hasAny(Role.AGENCY_ADMINISTRATOR, Role.FIRST_RESPONDER), actor.has(Role.COMPETENT_AUTHORITY),
                String.join(",", actor.regions()), actor.has(Role.AUDITOR)));
        values.addAll(Arrays.asList(more));
        return values.toArray();
    }

    private static Sealed sealed(Object[] r) {
        return new Sealed(new Glass((UUID) r[0], (String) r[1], (UUID) r[2], (String) r[3], (UUID) r[4], (String) r[5], (String) r[6], (String) r[7], (UUID) r[8],
                GlassReason.valueOf((String) r[9]), (Instant) r[10], (Instant) r[11], (Instant) r[12], (String) r[13], (Instant) r[14], (String) r[15],
                r[16] == null ? null : ReviewOutcome.valueOf((String) r[16]), (Integer) r[17]), (byte[]) r[18], (byte[]) r[19]);
    }
}
