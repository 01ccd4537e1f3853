package org.palermo.referral.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Sql;

/// Queries for one case file. Every read uses the caller's scope: a competent authority sees the countries or regions that it covers, a
/// first responder the referrals of its own organisation.
@ApplicationScoped
class CaseFileStore {
    private final ObjectMapper json;

    CaseFileStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<CaseFile> inScope(UUID id, Actor actor) {
        return find(id).map(file -> file != null && sees(actor, file) ? file : null);
    }

    /// Finds the file if the database shows it. That is more than the caller's scope when the transaction reads under a break-glass access.
    Uni<CaseFile> find(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(CaseFile.class, id));
    }

    private static boolean sees(Actor actor, CaseFile file) {
        return actor.has(Role.COMPETENT_AUTHORITY) && actor.covers(file.region)
                || actor.has(Role.FIRST_RESPONDER) && file.sender.equals(actor.agency());
    }

    Uni<Void> add(CaseFile file) {
        return Panache.getSession().flatMap(session -> session.persist(file));
    }

    Uni<Void> add(ReferralReceipt receipt, UUID sender) {
        return Sql.execute("insert into referral_receipt (id, reference, sender, taken, received_at, age_correction) values (?1, ?2, ?3, ?4, ?5, cast(?6 as text))",
                        receipt.id(), receipt.reference(), sender, receipt.taken().name(), receipt.receivedAt(),
                        receipt.ageCorrection() == null ? null : receipt.ageCorrection().name())
                .replaceWithVoid();
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /// Locks the file until the end of the transaction and reloads it.
    ///
    /// @return false when the actor no longer sees the file, because the case was transferred meanwhile
    Uni<Boolean> hold(CaseFile file) {
        return Sql.first(Object.class, "select cast(id as text) from case_file where id = ?1 for no key update", file.id)
                .flatMap(found -> found.isEmpty() ? Uni.createFrom().item(false) : refresh(file).replaceWith(true));
    }

    /// Reloads what a database function has changed.
    Uni<Void> refresh(CaseFile file) {
        return Panache.getSession().flatMap(session -> session.refresh(file));
    }

    Uni<Void> record(CaseFileEvent event, Actor actor, Instant at) {
        return record(event, Optional.empty(), null, actor, at);
    }

    /// @param key the person's key, needed for reasons
    /// @param reasons null when none were given
    Uni<Void> record(CaseFileEvent event, Optional<DataKey> key, String reasons, Actor actor, Instant at) {
        UUID id = Ids.next();
        return Sql.execute("""
                        insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, agency, reasons, due_on)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as bytea), cast(?10 as date))
                        """,
                        id, event.caseFile(), event.name(), event.before().name(), event.after().name(), at,
                        actor.subject(), actor.agency(), key.map(own -> own.seal(place(id), reasons)).orElse(null), event.dueOn())
                .replaceWithVoid();
    }

    Uni<Void> needGuardian(UUID caseFile, Instant since) {
        return Sql.execute("insert into guardian_record (case_file, needed_since) values (?1, ?2)", caseFile, since).replaceWithVoid();
    }

    /// Whether a guardian was ever needed and none is appointed now; still true after the person was found to be an adult.
    Uni<Boolean> lacksGuardian(UUID caseFile) {
        return Sql.first(Boolean.class, "select appointed_at is null from guardian_record where case_file = ?1", caseFile).map(found -> found.orElse(false));
    }

    /// Whether a safe contact that was recorded after the referral is still safe; empty when none was recorded.
    Uni<Optional<Boolean>> safeContactStands(UUID caseFile) {
        return Sql.first(Boolean.class, "select stands from case_safe_contact_stands(?1) as stands", caseFile);
    }

    /// @param key the person's key; without it, the reasons of steps are left out
    Uni<List<CaseFileView.HistoryView>> history(UUID caseFile, Optional<DataKey> key) {
        return Sql.list(Object[].class, """
                        select id, name, stage_before, stage_after, occurred_at, reasons, cast(terms as text) from case_file_event
                         where case_file = ?1 order by occurred_at, id
                        """, caseFile)
                .map(rows -> rows.stream()
                        .map(r -> new CaseFileView.HistoryView((String) r[1], CaseFileStage.valueOf((String) r[2]),
                                CaseFileStage.valueOf((String) r[3]), (Instant) r[4], key.map(own -> own.open(place((UUID) r[0]), (byte[]) r[5])).orElse(null), terms((String) r[6])))
                        .toList());
    }

    private List<TermChange> terms(String written) {
        try {
            return written == null ? null : List.of(json.readValue(written, TermChange[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored terms can't be read", e);
        }
    }

    /// When a decision brought the file into its current stage. A return from a suspension or a reconsideration does not count. Empty when
    /// the history does not say.
    Uni<Optional<Instant>> decidedAt(CaseFile file) {
        return Sql.first(Object[].class, """
                        select occurred_at, id from case_file_event
                         where case_file = ?1 and stage_after = ?2 and stage_before not in (?2, 'SUSPENDED', 'RECONSIDERATION')
                         order by occurred_at desc, id desc limit 1
                        """, file.id, file.stage.name())
                .map(row -> row.map(r -> (Instant) r[0]));
    }

    /// The field name that is authenticated with the reasons of a step, so that they open in no other step.
    private static String place(UUID event) {
        return "step." + event + ".reasons";
    }

    /// The receipt of a referral, for the organisation that sent it.
    Uni<Optional<ReferralReceipt>> receipt(UUID id, UUID sender) {
        return Sql.first(Object[].class, """
                        select id, reference, taken, received_at, age_correction from referral_receipt where id = ?1 and sender = ?2
                        """, id, sender)
                .map(row -> row.map(r -> new ReferralReceipt((UUID) r[0], (String) r[1], CaseFileStage.valueOf((String) r[2]), (Instant) r[3],
                        r[4] == null ? null : AgeCorrection.valueOf((String) r[4]))));
    }
}
