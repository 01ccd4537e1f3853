package org.palermo.inspection.device;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over phones.
@ApplicationScoped
class PhoneStore {
    private static final String PHONE = """
            select p.id, p.subject, t.name as inspector, p.name, case when p.revoked_at is not null then 'REVOKED'
              when p.expires_at <= $1 then 'ENDED' else 'ACTIVE' end as state,
                   p.added_at, p.expires_at, p.last_used_at, p.revoked_at, p.revoked_by
              from phone p left join team_member t on t.agency = p.agency and t.subject = p.subject
            """;
    private static final Query<PhoneView> FIND = Query.of(PhoneView.class, PHONE + " where p.id = $2 and p.agency = $3");
    private static final Query<PhoneView> PAGE = Query.of(PhoneView.class, PHONE + """
             where p.agency = $2 and ($3 or p.subject = $4) and (p.added_at, p.id) < ($5, $6)
             order by p.added_at desc, p.id desc limit $7
            """);
    private static final Query<String> ALONE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.phone ' || $1, 0)) as text)");
    private static final Query<Long> ACTIVE = Query.of(Long.class,
            "select count(*) from phone where subject = $1 and revoked_at is null and expires_at > $2");
    private static final Change ADD = Change.of("""
            insert into phone (id, agency, agency_kind, subject, regions, name, secret_hash, added_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
    private static final Change REVOKE = Change.of(
            "update phone set revoked_at = $3, revoked_by = $4 where id = $1 and agency = $2 and revoked_at is null");
    private static final Query<SignedIn> SIGNED_IN =
            Query.of(SignedIn.class, "select phone, agency, agency_kind, regions from phone_signed_in($1, $2)");

    /// A phone whose secret was right.
    @RegisterForReflection
    record SignedIn(UUID phone, UUID agency, String agencyKind, List<String> regions) {}

    Uni<Optional<PhoneView>> find(UUID id, Actor actor, Instant now) {
        return FIND.first(now, id, actor.agency());
    }

    /// @param all those of the whole inspectorate, not only the actor's
    /// @return at most `limit` phones, latest first
    Uni<List<PhoneView>> page(Actor actor, boolean all, Cursor after, int limit, Instant now) {
        return PAGE.list(now, actor.agency(), all, actor.subject(), after.at(), after.id(), limit);
    }

    /// How many phones of the actor can sign in; she adds no other before the end of the transaction.
    Uni<Long> activeAlone(Actor actor, Instant now) {
        return ALONE.first(actor.subject()).chain(() -> ACTIVE.one(actor.subject(), now));
    }

    Uni<Void> add(Actor actor, UUID id, String name, byte[] secretHash, Instant now, Instant expiresAt) {
        return ADD.execute(id, actor.agency(), actor.agencyKind(), actor.subject(), actor.regions().toArray(String[]::new), name,
                        secretHash, now, expiresAt)
                .replaceWithVoid();
    }

    /// @return false when it was revoked before
    Uni<Boolean> revoke(UUID id, Actor actor, Instant now) {
        return REVOKE.execute(id, actor.agency(), now, actor.subject()).map(revoked -> revoked == 1);
    }

    /// The phone of this inspector that has this secret; empty when there is none that may sign in.
    Uni<Optional<SignedIn>> signedIn(String subject, byte[] secretHash) {
        return SIGNED_IN.first(subject, secretHash);
    }
}
