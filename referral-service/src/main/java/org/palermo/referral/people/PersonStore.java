package org.palermo.referral.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.notice.MailWishes;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.people.agency.AgencyRoles;

/// Queries for the decisions on accounts.
@ApplicationScoped
class PersonStore {
    private static final String PERSON = """
            select p.id, p.agency, string_to_array(p.roles, ',') as roles, p.state, p.suspension_reason as reason, p.suspended_at,
                   p.recorded_at, p.reviewed_at, p.untold_since is not null as pending,
                   (select cast(count(*) as integer) from case_assignment a where a.subject = cast(p.id as text)
                     and a.ended_at is null) as cases,
                   (select cast(count(*) as integer) from caseworker_assignment w where w.person = p.id and w.ended_at is null) as decides,
                   p.version
              from person p
            """;
    private static final String UNCONFIRMED = """
            where p.agency = $1 and p.state = 'ACTIVE' and greatest(p.recorded_at, coalesce(p.reviewed_at, p.recorded_at)) < $2
            """;
    private static final Query<PersonRecord> FIND = Query.of(PersonRecord.class, PERSON + "where p.id = $1");
    private static final Query<PersonRecord> LOCK = Query.of(PersonRecord.class, PERSON + "where p.id = $1 for update of p");
    private static final Query<PersonRecord> AMONG = Query.of(PersonRecord.class,
            PERSON + "where p.id = any(cast(string_to_array($1, ',') as uuid[]))");
    private static final Query<PersonRecord> UNCONFIRMED_PAGE = Query.of(PersonRecord.class,
            PERSON + UNCONFIRMED + "and (p.recorded_at, p.id) < ($3, $4) order by p.recorded_at desc, p.id desc limit $5");
    private static final Query<Long> COUNT_UNCONFIRMED = Query.of(Long.class, "select count(*) from person p " + UNCONFIRMED);
    private static final Change ADD = Change.of("""
            insert into person (id, agency, roles, state, recorded_at, invited_by, untold_since)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (id) do nothing
            """);
    private static final String INSPECTS = "string_to_array(%s, ',') && array['inspector', 'chief-inspector']";
    private static final Change GIVE_ROLES = Change.of("""
            update person
               set roles = $2, untold_since = $3, version = version + 1,
                   inspected_until = case when\s""" + INSPECTS.formatted("$2") + " then null when " + INSPECTS.formatted("roles") + """
             then $3 else inspected_until end
             where id = $1
            """);
    private static final Change CLOSE = Change.of("""
            update person
               set state = $2, suspension_reason = $3, suspended_by = $4, suspended_at = $5, closed_at = null, untold_since = $6,
                   version = version + 1
             where id = $1
            """);
    private static final Change REOPEN =
            Change.of("update person set state = 'ACTIVE', untold_since = $2, version = version + 1 where id = $1");
    private static final Change TELL_AGAIN_IF_CLOSED = Change.of("""
            update person set untold_since = $2, closed_at = null, version = version + 1 where id = $1 and state <> 'ACTIVE'
            """);
    private static final Change TOUCH = Change.of("update person set version = version + 1 where id = $1");
    private static final Change CONFIRM =
            Change.of("update person set reviewed_at = $2, reviewed_by = $3, version = version + 1 where id = $1");
    private static final Change REVIEW = Change.of("""
            insert into access_review (id, person, agency, quarter, outcome, decided_at, subject)
            values ($1, $2, $3, $4, $5, $6, $7)
            """);
    private static final Query<String> LOCK_ADMINISTRATORS = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)");
    private static final Query<Boolean> ANOTHER_HOLDS = Query.of(Boolean.class, """
            select exists (select 1 from person
                            where agency = $1 and id <> $2 and state = 'ACTIVE' and $3 = any(string_to_array(roles, ',')))
            """);

    private static final Query<Boolean> FACTOR_REMOVED = Query.of(Boolean.class,
            "select exists (select 1 from factor_reset where person = $1 and state = 'APPROVED')");
    private static final Change SESSIONS_ENDED = Change.of("""
            insert into sessions_ended (id, person, agency, ended_at, ended_by) select $1, p.id, p.agency, $3, $4 from person p
              where p.id = $2
            """);

    private final MailWishes mails;
    private final ShelterManagerEvents shelterManagers;

    PersonStore(MailWishes mails, ShelterManagerEvents shelterManagers) {
        this.mails = mails;
        this.shelterManagers = shelterManagers;
    }

    Uni<Optional<PersonRecord>> find(UUID id) {
        return FIND.first(id);
    }

    /// Locks the record until the transaction ends.
    Uni<Optional<PersonRecord>> lock(UUID id) {
        return LOCK.first(id);
    }

    Uni<List<PersonRecord>> among(Collection<UUID> ids) {
        return AMONG.list(ids.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    Uni<List<PersonRecord>> unconfirmed(UUID agency, Instant since, Cursor after, int limit) {
        return UNCONFIRMED_PAGE.list(agency, since, after.at(), after.id(), limit);
    }

    Uni<Long> countUnconfirmed(UUID agency, Instant since) {
        return COUNT_UNCONFIRMED.one(agency, since);
    }

    /// @return false when the account was already recorded
    Uni<Boolean> add(PersonRecord person, String invitedBy) {
        return ADD.execute(
                        person.id(), person.agency(), String.join(",", person.roles()), person.state(), person.recordedAt(), invitedBy,
                        person.pending() ? Instant.now() : null)
                .map(added -> added == 1);
    }

    /// Ends the mails to the other roles too.
    Uni<Void> giveRoles(UUID id, Collection<String> roles) {
        Set<String> others = new HashSet<>(AgencyRoles.all());
        others.removeAll(roles);
        return shelterManagers.beforeRoles(id)
                .chain(() -> GIVE_ROLES.execute(id, String.join(",", roles), Instant.now()))
                .chain(() -> mails.lost(id.toString(), others))
                .chain(() -> shelterManagers.changed(id));
    }

    /// Ends the mails of her own too.
    ///
    /// @param reason null for a removal by a review
    Uni<Void> close(UUID id, PersonState state, SuspensionReason reason, String by, Instant at) {
        return CLOSE.execute(id, state, reason, by, at, Instant.now()).chain(() -> mails.closed(id.toString()))
                .chain(() -> shelterManagers.changed(id));
    }

    Uni<Void> reopen(UUID id) {
        return REOPEN.execute(id, Instant.now()).chain(() -> shelterManagers.changed(id));
    }

    /// The version is a new one, so that an attempt to tell that began before does not end this.
    Uni<Void> tellAgainIfClosed(UUID id) {
        return TELL_AGAIN_IF_CLOSED.execute(id, Instant.now()).replaceWithVoid();
    }

    /// Increments the version, because something that belongs to the account has changed.
    Uni<Void> touch(UUID id) {
        return TOUCH.execute(id).replaceWithVoid();
    }

    Uni<Void> confirm(UUID id, String by, Instant at) {
        return CONFIRM.execute(id, at, by).replaceWithVoid();
    }

    Uni<Void> review(PersonRecord person, String quarter, ReviewAccess.Outcome outcome, String by, Instant at) {
        return REVIEW.execute(Ids.next(), person.id(), person.agency(), quarter, outcome, at, by).replaceWithVoid();
    }

    /// Whether another active person of the agency holds the role. Calls for one agency run one after another, so that two administrators
    /// who leave at once do not each count on the other.
    Uni<Boolean> anotherHolds(String role, PersonRecord person) {
        return LOCK_ADMINISTRATORS.one("palermo.administrators " + person.agency())
                .chain(() -> ANOTHER_HOLDS.one(person.agency(), person.id(), role));
    }

    /// Whether administrators have removed a second factor of hers, which she had therefore set up.
    Uni<Boolean> hadSecondFactor(UUID id) {
        return FACTOR_REMOVED.one(id);
    }

    Uni<Void> sessionsEnded(UUID person, Instant at, String by) {
        return SESSIONS_ENDED.execute(Ids.next(), person, at, by).replaceWithVoid();
    }
}
