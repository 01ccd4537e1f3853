package org.palermo.referral.onward;

import io.quarkus.hibernate.reactive.panache.Panache;
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
import org.palermo.kernel.scope.Sql;

/// Queries over what was referred onward.
@ApplicationScoped
class OnwardStore {

    Uni<Void> add(OnwardReferral referral) {
        return Panache.getSession().flatMap(session -> session.persist(referral).chain(session::flush));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when it is of no or of another case
    Uni<OnwardReferral> of(UUID caseFile, UUID id) {
        return find(id, referral -> referral.caseFile.equals(caseFile));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 unless it is addressed to the actor's organisation and hers to answer
    Uni<OnwardReferral> addressed(Actor actor, UUID id) {
        return find(id, referral -> referral.addressee.equals(actor.agency()) && OnwardKind.answeredBy(actor.roles()).contains(referral.kind));
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

    /// So that she refers before or after it is closed, handed over or erased. Before anything is read.
    Uni<Void> holdToRefer(UUID caseFile) {
        return Sql.first(Object.class, "select cast(hold_case_to_refer(?1) as text)", caseFile).replaceWithVoid();
    }

    /// So that it is accepted before or after its case is closed, handed over or erased. Before anything is read.
    ///
    /// @param coordinator who runs the case from then on; null for none
    /// @return whether the case takes work; false also when nothing is addressed to the actor's organisation
    Uni<Boolean> holdToAnswer(UUID id, UUID coordinator) {
        return Sql.first(Object[].class, "select hold_referred_case(?1, cast(?2 as uuid)), 1", id, coordinator)
                .map(row -> row.map(r -> Boolean.TRUE.equals(r[0])).orElse(false));
    }

    /// Until the end of the transaction, so that of two who send the same the second sees the first.
    Uni<Void> lockCase(UUID caseFile) {
        return Sql.first(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", "palermo.onward " + caseFile).replaceWithVoid();
    }

    /// Whether the same waits already: any other transfer of the case, or the same need at the same organisation. What was sent by an
    /// organisation that works on the case no longer keeps nobody waiting.
    Uni<Boolean> waits(UUID caseFile, ReferOnward command, Instant now) {
        return Sql.first(Boolean.class, """
                        select exists (select 1 from onward_referral
                                        where case_file = ?1 and kind = ?2 and state = 'PENDING' and (expires_at is null or expires_at > ?5)
                                          and (kind = 'TRANSFER' or need = cast(?3 as uuid) and to_agency = ?4)
                                          and from_agency in (select agency from case_team(?1)))
                        """, caseFile, command.kind().name(), command.need(), command.to(), now)
                .map(found -> found.orElse(false));
    }

    /// The latest first.
    Uni<List<OnwardReferral>> ofCase(UUID caseFile, Cursor after, int limit) {
        return page("r.caseFile = :whose and r.kind in :kinds", caseFile, Set.of(OnwardKind.values()), after, limit);
    }

    /// The latest first.
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
