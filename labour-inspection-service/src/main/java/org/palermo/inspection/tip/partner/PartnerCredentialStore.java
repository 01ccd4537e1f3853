package org.palermo.inspection.tip.partner;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.tip.TipField;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the credentials of partners.
@ApplicationScoped
class PartnerCredentialStore {
    /// A credential of an agreement that was ended early has ended too.
    private static final String CREDENTIAL = """
            select c.id, c.agreement, c.name,
                   case when c.revoked_at is not null then 'REVOKED'
                        when c.expires_at <= $1 or a.ended_on is not null then 'ENDED' else 'ACTIVE' end as state,
                   c.made_at, c.expires_at, c.last_used_at, c.revoked_at, c.revoked_by
              from partner_credential c join partner_agreement a on a.id = c.agreement
            """;
    private static final Query<PartnerCredentialView> FIND = Query.of(PartnerCredentialView.class,
            CREDENTIAL + " where c.id = $2 and c.agreement = $3 and c.agency = $4");
    private static final Query<PartnerCredentialView> PAGE = Query.of(PartnerCredentialView.class, CREDENTIAL + """
             where c.agreement = $2 and c.agency = $3 and (c.made_at, c.id) < ($4, $5)
             order by c.made_at desc, c.id desc limit $6
            """);
    private static final Query<String> ALONE = Query.of(String.class, """
            select cast(pg_advisory_xact_lock(hashtextextended('palermo.partner-credential ' || cast(cast($1 as uuid) as text), 0)) as text)
            """);
    private static final Query<Long> ACTIVE = Query.of(Long.class,
            "select count(*) from partner_credential where agreement = $1 and revoked_at is null and expires_at > $2");
    private static final Change ADD = Change.of("""
            insert into partner_credential (id, agency, agreement, name, secret_hash, made_by, made_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """);
    private static final Change REVOKE = Change.of(
            "update partner_credential set revoked_at = $3, revoked_by = $4 where id = $1 and agency = $2 and revoked_at is null");
    private static final Query<SignedInRow> SIGNED_IN = Query.of(SignedInRow.class,
            "select credential, agreement, agency, purpose, fields, valid_from, valid_until from partner_signed_in($1, $2)");

    @RegisterForReflection
    private record SignedInRow(
            UUID credential, UUID agreement, UUID agency, String purpose, List<String> fields, LocalDate validFrom, LocalDate validUntil) {

        SignedInPartner partner() {
            return new SignedInPartner(agreement, agency, purpose, fields.stream().map(TipField::valueOf).toList(), validFrom, validUntil);
        }
    }

    Uni<Optional<PartnerCredentialView>> find(UUID id, UUID agreement, Actor actor, Instant now) {
        return FIND.first(now, id, agreement, actor.agency());
    }

    /// @return at most `limit` credentials of an agreement, latest first
    Uni<List<PartnerCredentialView>> page(UUID agreement, Actor actor, Cursor after, int limit, Instant now) {
        return PAGE.list(now, agreement, actor.agency(), after.at(), after.id(), limit);
    }

    /// How many credentials of an agreement can sign in; nobody makes another before the end of the transaction.
    Uni<Long> activeAlone(UUID agreement, Instant now) {
        return ALONE.first(agreement).chain(() -> ACTIVE.one(agreement, now));
    }

    Uni<Void> add(Actor actor, UUID id, UUID agreement, String name, byte[] secretHash, Instant now, Instant expiresAt) {
        return ADD.execute(id, actor.agency(), agreement, name, secretHash, actor.subject(), now, expiresAt).replaceWithVoid();
    }

    /// @return false when it was revoked before
    Uni<Boolean> revoke(UUID id, Actor actor, Instant now) {
        return REVOKE.execute(id, actor.agency(), now, actor.subject()).map(revoked -> revoked == 1);
    }

    /// The partner whose credential this is; empty when the secret is wrong, and when it may not sign in any more.
    Uni<Optional<SignedInPartner>> signedIn(UUID credential, byte[] secretHash) {
        return SIGNED_IN.first(credential, secretHash).map(found -> found.map(SignedInRow::partner));
    }
}
