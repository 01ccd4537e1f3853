package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Parameters;
import org.palermo.kernel.sql.Query;

/// Queries over break-glass accesses. An access is visible to the person who opened it, to people of the record's
/// organisation who answer for the record, to the competent authority that covers it, and to auditors; the policies say
/// the same.
@ApplicationScoped
class BreakGlassStore {
    private static final String GLASS = """
            select id, kind, record, reference, owner, country, region, subject, agency, reason, opened_at, ends_at,
                   ended_at, ended_by, reviewed_at, reviewed_by, outcome, version
            """;
    private static final String SEEN = """
              from break_glass
             where ((subject = $1 and agency = $2)
                    or ($3 and owner = $2)
                    or ($4 and (country = any(string_to_array($5, ',')) or region = any(string_to_array($5, ','))))
                    or $6)
            """;
    private static final Query<BreakGlassAccess> OPEN = Query.of(BreakGlassAccess.class, GLASS + SEEN + """
               and subject = $1 and kind = $7 and record = $8 and ended_at is null and ends_at > $9
             order by ends_at desc limit 1
            """);
    private static final Query<SealedRow> FIND = Query.of(SealedRow.class, GLASS + ", explanation, comment" + SEEN + " and id = $7");
    private static final Query<BreakGlassAccess> PAGE = Query.of(BreakGlassAccess.class, GLASS + SEEN + """
               and (opened_at, id) < ($7, $8)
             order by opened_at desc, id desc limit $9
            """);
    private static final Change ADD = Change.of("""
            insert into break_glass (id, kind, record, reference, owner, country, region, subject, agency, reason, explanation,
                                     opened_at, ends_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """);
    private static final Query<String> READ_UNDER = Query.of(String.class, "select set_config('palermo.glass', $1, true)");
    private static final Change END = Change.of("""
            update break_glass set ended_at = $3, ended_by = $4, version = version + 1 where id = $1 and version = $2 - 1
            """);
    private static final Change REVIEW = Change.of("""
            update break_glass set reviewed_at = $3, reviewed_by = $4, outcome = $5, comment = $6, version = version + 1
             where id = $1 and version = $2 - 1
            """);
    private static final Query<Boolean> MAY_BE_TOLD = Query.of(Boolean.class,
            "select kind <> 'IMMIGRATION' from organisation where id = $1");

    /// An access with its sealed texts.
    record Sealed(BreakGlassAccess access, byte[] explanation, byte[] comment) {}

    @RegisterForReflection
    private record SealedRow(
            UUID id, String kind, UUID record, String reference, UUID owner, String country, String region, String subject, UUID agency,
            BreakGlassReason reason, Instant openedAt, Instant endsAt, Instant endedAt, String endedBy,
            Instant reviewedAt, String reviewedBy, ReviewOutcome outcome, int version, byte[] explanation, byte[] comment) {

        Sealed sealed() {
            return new Sealed(new BreakGlassAccess(id, kind, record, reference, owner, country, region, subject, agency, reason,
                    openedAt, endsAt, endedAt, endedBy, reviewedAt, reviewedBy, outcome, version),
                    explanation, comment);
        }
    }

    Uni<Void> add(BreakGlassAccess g, byte[] explanation) {
        return ADD.execute(g.id(), g.kind(), g.record(), g.reference(), g.owner(), g.country(), g.region(),
                        g.subject(), g.agency(), g.reason(), explanation, g.openedAt(), g.endsAt())
                .replaceWithVoid();
    }

    /// The access that this actor has open now for a record.
    Uni<Optional<BreakGlassAccess>> open(Actor actor, String kind, UUID record, Instant now) {
        return OPEN.first(sees(actor).and(kind, record, now));
    }

    /// From here on the transaction reads under this access: the policies check it.
    Uni<Void> readUnder(BreakGlassAccess access) {
        return READ_UNDER.first(access.id().toString()).replaceWithVoid();
    }

    Uni<Optional<Sealed>> find(Actor actor, UUID id) {
        return FIND.first(sees(actor).and(id)).map(row -> row.map(SealedRow::sealed));
    }

    Uni<List<BreakGlassAccess>> page(Actor actor, Cursor after, int limit) {
        return PAGE.list(sees(actor).and(after.at(), after.id(), limit + 1));
    }

    /// @return false when somebody else was first
    Uni<Boolean> end(BreakGlassAccess ended) {
        return END.execute(ended.id(), ended.version(), ended.endedAt(), ended.endedBy())
                .map(changed -> changed == 1);
    }

    /// @return false when somebody else was first
    Uni<Boolean> review(BreakGlassAccess reviewed, byte[] comment) {
        return REVIEW.execute(reviewed.id(), reviewed.version(), reviewed.reviewedAt(), reviewed.reviewedBy(), reviewed.outcome(), comment)
                .map(changed -> changed == 1);
    }

    /// An immigration body that has referred is not told what happens to its referral.
    Uni<Boolean> mayBeTold(UUID organisation) {
        return MAY_BE_TOLD.first(organisation).map(kind -> kind.orElse(false));
    }

    private static Parameters sees(Actor actor) {
        return Parameters.of(actor.subject(), actor.agency(),
                actor.hasAny(Role.AGENCY_ADMINISTRATOR, Role.FIRST_RESPONDER), actor.has(Role.COMPETENT_AUTHORITY),
                String.join(",", actor.regions()), actor.has(Role.AUDITOR));
    }
}
