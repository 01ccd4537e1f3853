package org.palermo.referral.people.recovery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for the removal of second factors.
@ApplicationScoped
class FactorResetStore {
    private static final String RESET = """
            select r.id, r.person, r.agency, r.reference, r.reason, r.identity_check, r.password_forgotten, r.asked_by, r.asked_at,
                   r.expires_at, r.state, r.decided_by, r.decided_at, r.removed_at
              from factor_reset r
            """;
    private static final Query<UUID> AGENCY = Query.of(UUID.class, "select agency from person where id = $1");
    private static final Query<Person> LOCK_PERSON = Query.of(Person.class, """
            select p.agency, a.country, p.state = 'ACTIVE' as active
              from person p
              join provider a on a.id = p.agency
             where p.id = $1
               for update of p
            """);
    private static final Query<FactorReset> FIND = Query.of(FactorReset.class, RESET + "where r.id = $1 and r.person = $2");
    private static final Query<Boolean> IS_OPEN = Query.of(Boolean.class,
            "select exists (select 1 from factor_reset where person = $1 and state = 'OPEN' and expires_at > $2)");
    private static final Query<FactorReset> OPEN_PAGE = Query.of(FactorReset.class, RESET + """
            where r.state = 'OPEN' and r.expires_at > $1 and (r.asked_at, r.id) < ($2, $3)
            order by r.asked_at desc, r.id desc
            limit $4
            """);
    private static final Query<Boolean> ANOTHER = Query.of(Boolean.class, """
            select exists (select 1 from person
                            where agency = $1 and state = 'ACTIVE' and 'agency-administrator' = any(string_to_array(roles, ','))
                              and id <> $2 and cast(id as text) <> $3)
            """);
    private static final Query<Boolean> ASKER_ADMINISTERS = Query.of(Boolean.class, "select factor_reset_asker_administers($1)");
    private static final Change ADD = Change.of("""
            insert into factor_reset (id, person, agency, reference, reason, identity_check, password_forgotten, asked_by, asked_at,
                                      expires_at, state)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'OPEN')
            """);
    private static final Change DECIDE = Change.of("""
            update factor_reset set state = $2, decided_by = $3, decided_at = $4, untold_since = $5 where id = $1 and state = 'OPEN'
            """);
    private static final Query<FactorReset> UNTOLD = Query.of(FactorReset.class,
            RESET + "where r.untold_since < $1 order by r.untold_since limit 50");
    private static final Change REMOVED = Change.of("""
            update factor_reset set removed_at = $2, untold_since = null where id = $1 and state = 'APPROVED' and removed_at is null
            """);
    private static final Query<FactorReset> UNMAILED = Query.of(FactorReset.class, RESET + """
            where (r.mailed_at is null or r.password_forgotten and r.linked_at is null) and r.removed_at > $1
              and (r.mail_tried_at is null or r.mail_tried_at < $2)
            order by r.removed_at
            limit 50
            """);
    private static final Query<Unsent> TRY_MAIL = Query.of(Unsent.class, """
            update factor_reset set mail_tried_at = $2
             where id = $1 and (mailed_at is null or password_forgotten and linked_at is null)
               and (mail_tried_at is null or mail_tried_at < $3)
            returning mailed_at is null as mail, password_forgotten and linked_at is null as link
            """);
    private static final Change MAILED = Change.of("update factor_reset set mailed_at = $2 where id = $1");
    private static final Change LINKED = Change.of("update factor_reset set linked_at = $2 where id = $1");

    /// What the request needs to know of the account.
    @RegisterForReflection
    record Person(UUID agency, String country, boolean active) {}

    /// What the person still has to be sent.
    ///
    /// @param mail whether she is to be told
    /// @param link whether the identity provider is to mail her a link
    @RegisterForReflection
    record Unsent(boolean mail, boolean link) {}

    Uni<Optional<UUID>> agencyOf(UUID person) {
        return AGENCY.first(person);
    }

    /// Locks the account until the transaction ends, so that requests and decisions for it run one after another.
    Uni<Optional<Person>> lockPerson(UUID person) {
        return LOCK_PERSON.first(person);
    }

    Uni<Optional<FactorReset>> find(UUID id, UUID person) {
        return FIND.first(id, person);
    }

    Uni<Boolean> isOpen(UUID person, Instant now) {
        return IS_OPEN.one(person, now);
    }

    Uni<List<FactorReset>> open(Instant now, Cursor after, int limit) {
        return OPEN_PAGE.list(now, after.at(), after.id(), limit);
    }

    /// Whether the agency has an active administrator who is neither the person nor the person who asked.
    Uni<Boolean> hasAnother(FactorReset reset) {
        return ANOTHER.one(reset.agency(), reset.person(), reset.askedBy());
    }

    /// Whether the person who asked is still active and an administrator. She may be of another agency, so a function with the owner's
    /// rights checks it.
    Uni<Boolean> askerAdministers(UUID id) {
        return ASKER_ADMINISTERS.one(id);
    }

    Uni<Void> add(FactorReset reset) {
        return ADD.execute(reset.id(), reset.person(), reset.agency(), reset.reference(), reset.reason(), reset.identityCheck(),
                reset.passwordForgotten(), reset.askedBy(), reset.askedAt(), reset.expiresAt()).replaceWithVoid();
    }

    /// @return false when it is decided already
    Uni<Boolean> decide(UUID id, FactorResetState state, String by, Instant at) {
        return DECIDE.execute(id, state, by, at, state == FactorResetState.APPROVED ? Instant.now() : null).map(changed -> changed == 1);
    }

    /// Approved, and not yet removed.
    Uni<List<FactorReset>> untold(Instant before) {
        return UNTOLD.list(before);
    }

    /// @return false when it was recorded before
    Uni<Boolean> removed(UUID id, Instant at) {
        return REMOVED.execute(id, at).map(changed -> changed == 1);
    }

    Uni<List<FactorReset>> unmailed(Instant removedSince, Instant triedBefore) {
        return UNMAILED.list(removedSince, triedBefore);
    }

    /// @return empty when somebody else is mailing, or has mailed
    Uni<Optional<Unsent>> tryMail(UUID id, Instant at, Instant triedBefore) {
        return TRY_MAIL.first(id, at, triedBefore);
    }

    Uni<Void> mailed(UUID id, Instant at) {
        return MAILED.execute(id, at).replaceWithVoid();
    }

    Uni<Void> linked(UUID id, Instant at) {
        return LINKED.execute(id, at).replaceWithVoid();
    }
}
