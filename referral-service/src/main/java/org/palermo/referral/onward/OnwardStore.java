package org.palermo.referral.onward;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Query;

/// Queries for onward referrals.
@ApplicationScoped
class OnwardStore {
    private static final Query<String> HOLD_TO_REFER = Query.of(String.class, "select cast(hold_case_to_refer($1) as text)");
    private static final Query<Boolean> HOLD_TO_ANSWER =
            Query.of(Boolean.class, "select coalesce(hold_referred_case($1, cast($2 as uuid)), false)");
    private static final Query<ToReach> TO_REACH = Query.of(ToReach.class, "select person, agency from coordinators_to_reach($1)");
    private static final Query<String> LOCK = Query.of(String.class, "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)");
    private static final Query<Boolean> WAITS = Query.of(Boolean.class, """
            select exists (select 1 from onward_referral
                            where case_file = $1 and kind = $2 and state = 'PENDING' and (expires_at is null or expires_at > $5)
                              and (kind = 'TRANSFER' or need = cast($3 as uuid) and to_agency = $4)
                              and from_agency in (select agency from case_team($1)))
            """);

    /// Who works on a case.
    @RegisterForReflection
    record ToReach(UUID person, UUID agency) {}

    Uni<Void> add(OnwardReferral referral) {
        return Panache.getSession().flatMap(session -> session.persist(referral).chain(session::flush));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when it does not exist or belongs to another case
    Uni<OnwardReferral> of(UUID caseFile, UUID id) {
        return find(id, referral -> referral.caseFile.equals(caseFile));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 unless it is addressed to the actor's organisation and the actor may answer
    /// it
    Uni<OnwardReferral> addressed(Actor actor, UUID id) {
        return find(id,
                referral -> referral.addressee.equals(actor.agency()) && OnwardKind.answeredBy(actor.roles()).contains(referral.kind));
    }

    private static Uni<OnwardReferral> find(UUID id, Predicate<OnwardReferral> asked) {
        return Panache.getSession().flatMap(session -> session.find(OnwardReferral.class, id)).map(found -> {
            if (found == null || !asked.test(found)) {
                throw Problems.notFound();
            }
            return found;
        });
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /// Locks the case against closing, transfer and erasure, so that a referral comes either before or after them. Call it before reading
    /// anything.
    Uni<Void> holdToRefer(UUID caseFile) {
        return HOLD_TO_REFER.first(caseFile).replaceWithVoid();
    }

    /// Locks the case against closing, transfer and erasure, so that an answer comes either before or after them. Call it before reading
    /// anything.
    ///
    /// @param coordinator who takes over the case; null for none
    /// @return whether the case is open; false also when nothing is addressed to the actor's organisation
    Uni<Boolean> holdToAnswer(UUID id, UUID coordinator) {
        return HOLD_TO_ANSWER.one(id, coordinator);
    }

    /// Who works on the case of an accepted need, for those who meet it. Uses a function with the owner's rights, because they see nothing
    /// else of the case.
    Uni<List<ToReach>> toReach(UUID referral) {
        return TO_REACH.list(referral);
    }

    /// Locks the case until the end of the transaction, so that of two callers who send the same referral, the second sees the referral of
    /// the first.
    Uni<Void> lockCase(UUID caseFile) {
        return LOCK.first("palermo.onward " + caseFile).replaceWithVoid();
    }

    /// Whether the same is already pending: any other transfer of the case, or the same need at the same organisation. Pending referrals of
    /// an organisation that no longer works on the case do not count.
    Uni<Boolean> waits(UUID caseFile, ReferOnward command, Instant now) {
        return WAITS.one(caseFile, command.kind(), command.need(), command.to(), now);
    }

    /// Latest first.
    Uni<List<OnwardReferral>> ofCase(UUID caseFile, Cursor after, int limit) {
        return page("r.caseFile = :whose and r.kind in :kinds", caseFile, Set.of(OnwardKind.values()), after, limit);
    }

    /// Latest first.
    Uni<List<OnwardReferral>> all(UUID caseFile) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("from OnwardReferral r where r.caseFile = :case order by r.sentAt desc, r.id desc", OnwardReferral.class)
                .setParameter("case", caseFile)
                .getResultList());
    }

    Uni<List<OnwardReferral>> from(UUID agency, Cursor after, int limit) {
        return page("r.sender = :whose and r.kind in :kinds", agency, Set.of(OnwardKind.values()), after, limit);
    }

    Uni<List<OnwardReferral>> to(Actor actor, Cursor after, int limit) {
        return page("r.addressee = :whose and r.kind in :kinds", actor.agency(), OnwardKind.answeredBy(actor.roles()), after, limit);
    }

    private static Uni<List<OnwardReferral>> page(String which, UUID whose, Collection<OnwardKind> kinds, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("from OnwardReferral r where " + which + """
                         and (r.sentAt < :at or (r.sentAt = :at and r.id < :id))
                         order by r.sentAt desc, r.id desc
                        """, OnwardReferral.class)
                .setParameter("whose", whose)
                .setParameter("kinds", List.copyOf(kinds))
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }
}
