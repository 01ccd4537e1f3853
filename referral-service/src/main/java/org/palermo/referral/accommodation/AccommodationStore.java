package org.palermo.referral.accommodation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for accommodation requests and their stays.
@ApplicationScoped
class AccommodationStore {
    private static final Query<StayView> STAYS = Query.of(StayView.class, """
            select hold, request, placement, state as status, from_night as "from", until_morning as until, expires_at, changed_at
              from accommodation_stay
             where case_file = $1 order by changed_at desc, hold
            """);
    private static final Query<StayState> STATE = Query.of(StayState.class, "select state from accommodation_stay where hold = $1");
    private static final Change KEEP = Change.of("""
            insert into accommodation_stay (hold, request, case_file, placement, state, from_night, until_morning, expires_at, changed_at)
            values ($1, cast($2 as uuid), $3, cast($4 as uuid), $5, $6, $7, cast($8 as timestamptz), $9)
            on conflict (hold) do update
               set placement = excluded.placement, state = excluded.state, from_night = excluded.from_night,
                   until_morning = excluded.until_morning, expires_at = excluded.expires_at, changed_at = excluded.changed_at
            """);

    Uni<Void> add(AccommodationRequest request) {
        return Panache.getSession().flatMap(session -> session.persist(request).chain(session::flush));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the request does not exist or belongs to another case
    Uni<AccommodationRequest> of(UUID caseFile, UUID id) {
        return Panache.getSession().flatMap(session -> session.find(AccommodationRequest.class, id)).map(found -> {
            if (found == null || !found.caseFile.equals(caseFile)) {
                throw Problems.notFound();
            }
            return found;
        });
    }

    /// Locks the request and reloads it.
    Uni<Void> lock(AccommodationRequest request) {
        return Panache.getSession().flatMap(session -> session.refresh(request, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    Uni<List<AccommodationRequest>> page(UUID caseFile, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from AccommodationRequest r
                         where r.caseFile = :case and (r.requestedAt < :at or (r.requestedAt = :at and r.id < :id))
                         order by r.requestedAt desc, r.id desc
                        """, AccommodationRequest.class)
                .setParameter("case", caseFile)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    Uni<List<StayView>> stays(UUID caseFile) {
        return STAYS.list(caseFile);
    }

    /// The last reported state of a hold; empty when none was reported.
    Uni<Optional<StayState>> state(UUID hold) {
        return STATE.first(hold);
    }

    Uni<Void> keep(StayChanged told) {
        return KEEP.execute(told.hold(), told.request(), told.caseFile(), told.placement(), told.state(), told.from(), told.until(),
                        told.expiresAt(), told.changedAt())
                .replaceWithVoid();
    }
}
