package org.palermo.referral.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;

/// Queries for the decisions on accounts.
@ApplicationScoped
class PersonStore {
    private static final String SELECT = """
            select p.id, p.agency, p.roles, p.state, p.suspension_reason, p.suspended_at, p.recorded_at, p.reviewed_at,
                   p.untold_since is not null,
                   (select cast(count(*) as integer) from case_assignment a where a.subject = cast(p.id as text) and a.ended_at is null), p.version
              from person p
            """;
    private static final String UNCONFIRMED = " where p.agency = ?1 and p.state = 'ACTIVE' and greatest(p.recorded_at, coalesce(p.reviewed_at, p.recorded_at)) < ?2 ";

    Uni<Optional<PersonRecord>> find(UUID id) {
        return one(SELECT + " where p.id = ?1", id);
    }

    /// Locks the record until the transaction ends.
    Uni<Optional<PersonRecord>> lock(UUID id) {
        return one(SELECT + " where p.id = ?1 for update of p", id);
    }

    Uni<List<PersonRecord>> among(Collection<UUID> ids) {
        return list(SELECT + " where p.id = any(cast(string_to_array(?1, ',') as uuid[]))",
                ids.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    Uni<List<PersonRecord>> unconfirmed(UUID agency, Instant since, Cursor after, int limit) {
        return list(SELECT + UNCONFIRMED + " and (p.recorded_at, p.id) < (?3, ?4) order by p.recorded_at desc, p.id desc limit ?5",
                agency, since, after.at(), after.id(), limit);
    }

    Uni<Long> countUnconfirmed(UUID agency, Instant since) {
        return Sql.first(Long.class, "select count(*) from person p " + UNCONFIRMED, agency, since).map(found -> found.orElse(0L));
    }

    /// @return false when the account was already recorded
    Uni<Boolean> add(PersonRecord person, String invitedBy) {
        return Sql.execute("""
                        insert into person (id, agency, roles, state, recorded_at, invited_by, untold_since)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        on conflict (id) do nothing
                        """,
                        person.id(), person.agency(), String.join(",", person.roles()), person.state().name(), person.recordedAt(), invitedBy,
                        person.pending() ? Instant.now() : null)
                .map(added -> added == 1);
    }

    Uni<Void> giveRoles(UUID id, Collection<String> roles) {
        return Sql.execute("update person set roles = ?2, untold_since = ?3, version = version + 1 where id = ?1",
                        id, String.join(",", roles), Instant.now())
                .replaceWithVoid();
    }

    /// @param reason null for a removal by a review
    Uni<Void> close(UUID id, PersonState state, SuspensionReason reason, String by, Instant at) {
        return Sql.execute("""
                        update person
                           set state = ?2, suspension_reason = ?3, suspended_by = ?4, suspended_at = ?5, closed_at = null, untold_since = ?6,
                               version = version + 1
                         where id = ?1
                        """,
                        id, state.name(), reason == null ? null : reason.name(), by, at, Instant.now())
                .replaceWithVoid();
    }

    Uni<Void> reopen(UUID id) {
        return Sql.execute("update person set state = 'ACTIVE', untold_since = ?2, version = version + 1 where id = ?1", id, Instant.now())
                .replaceWithVoid();
    }

    /// Increments the version, because something that belongs to the account has changed.
    Uni<Void> touch(UUID id) {
        return Sql.execute("update person set version = version + 1 where id = ?1", id).replaceWithVoid();
    }

    Uni<Void> confirm(UUID id, String by, Instant at) {
        return Sql.execute("update person set reviewed_at = ?2, reviewed_by = ?3, version = version + 1 where id = ?1", id, at, by)
                .replaceWithVoid();
    }

    Uni<Void> review(PersonRecord person, String quarter, ReviewAccess.Outcome outcome, String by, Instant at) {
        return Sql.execute("""
                        insert into access_review (id, person, agency, quarter, outcome, decided_at, subject)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """,
                        Ids.next(), person.id(), person.agency(), quarter, outcome.name(), at, by)
                .replaceWithVoid();
    }

    /// Whether another active person of the agency holds the role. Calls for one agency run one after another, so that two administrators
    /// who leave at once do not each count on the other.
    Uni<Boolean> anotherHolds(String role, PersonRecord person) {
        return Sql.first(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", "palermo.administrators " + person.agency())
                .chain(() -> Sql.first(Boolean.class, """
                        select exists (select 1 from person
                                        where agency = ?1 and id <> ?2 and state = 'ACTIVE' and ?3 = any(string_to_array(roles, ',')))
                        """, person.agency(), person.id(), role))
                .map(found -> found.orElse(false));
    }

    private static Uni<Optional<PersonRecord>> one(String sql, Object... parameters) {
        return list(sql, parameters).map(found -> found.stream().findFirst());
    }

    private static Uni<List<PersonRecord>> list(String sql, Object... parameters) {
        return Sql.list(Object[].class, sql, parameters).map(rows -> rows.stream().map(PersonStore::person).toList());
    }

    private static PersonRecord person(Object[] r) {
        List<String> roles = ((String) r[2]).isEmpty() ? List.of() : Arrays.asList(((String) r[2]).split(","));
        return new PersonRecord((UUID) r[0], (UUID) r[1], roles, PersonState.valueOf((String) r[3]),
                r[4] == null ? null : SuspensionReason.valueOf((String) r[4]), (Instant) r[5], (Instant) r[6], (Instant) r[7],
                (Boolean) r[8], (Integer) r[9], (Integer) r[10]);
    }
}
