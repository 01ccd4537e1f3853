package org.palermo.referral.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.referral.ReferralReceipt;
import org.palermo.referral.casefile.term.TermChange;
import org.palermo.referral.mechanism.provider.ReferralContact;

/// Queries for one case file. Every read uses the caller's scope: a competent authority sees the countries or regions that it covers, a
/// first responder the referrals of its own organisation.
@ApplicationScoped
public class CaseFileStore {
    private static final Change ADD_RECEIPT = Change.of(
            "insert into referral_receipt (id, reference, sender, taken, received_at, age_correction) values ($1, $2, $3, $4, $5, cast($6 "
                    + "as text))");
    private static final Query<UUID> HOLD = Query.of(UUID.class, "select id from case_file where id = $1 for no key update");
    private static final Change RECORD = Change.of("""
            insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, agency, reasons, due_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8, cast($9 as bytea), cast($10 as date))
            """);
    private static final Change NEED_GUARDIAN = Change.of("insert into guardian_record (case_file, needed_since) values ($1, $2)");
    private static final Query<Boolean> LACKS_GUARDIAN = Query.of(Boolean.class,
            "select appointed_at is null from guardian_record where case_file = $1");
    private static final Query<Boolean> SAFE_CONTACT_STANDS =
            Query.of(Boolean.class, "select stands from case_safe_contact_stands($1) as stands");
    private static final Query<EventRow> HISTORY = Query.of(EventRow.class, """
            select id, name, stage_before, stage_after, occurred_at, reasons, cast(terms as text) as terms from case_file_event
             where case_file = $1 order by occurred_at, id
            """);
    private static final Query<Instant> DECIDED_AT = Query.of(Instant.class, """
            select occurred_at from case_file_event
             where case_file = $1 and stage_after = $2 and stage_before not in ($2, 'SUSPENDED', 'RECONSIDERATION')
             order by occurred_at desc, id desc limit 1
            """);
    /// Nobody is reached in an organisation that is closed.
    private static final Query<ReferralContact> SENDER_CONTACT = Query.of(ReferralContact.class, """
            select c.telephone, c.email, c.hours from referral_contact c join provider p on p.id = c.provider and p.closed_at is null
             where c.provider = $1 order by c.version desc limit 1
            """);
    private static final Query<ReferralReceipt> RECEIPT = Query.of(ReferralReceipt.class, """
            select id, reference, taken, received_at, age_correction from referral_receipt where id = $1 and sender = $2
            """);

    private final ObjectMapper json;

    CaseFileStore(ObjectMapper json) {
        this.json = json;
    }

    /// @param reasons sealed
    /// @param terms the changed terms as JSON, when the step is a recalculation; else null
    @RegisterForReflection
    private record EventRow(
            UUID id, String name, CaseFileStage stageBefore, CaseFileStage stageAfter, Instant occurredAt, byte[] reasons, String terms) {}

    public Uni<CaseFile> inScope(UUID id, Actor actor) {
        return find(id).map(file -> file != null && sees(actor, file) ? file : null);
    }

    /// Finds the file if the database shows it. That is more than the caller's scope when the transaction reads under a break-glass access.
    public Uni<CaseFile> find(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(CaseFile.class, id));
    }

    private static boolean sees(Actor actor, CaseFile file) {
        return actor.has(Role.COMPETENT_AUTHORITY) && actor.covers(file.region())
                || actor.has(Role.FIRST_RESPONDER) && file.sender().equals(actor.agency());
    }

    /// How the organisation that referred is reached; null when it never said so, has said nothing since, or is closed.
    Uni<ReferralContact> senderContact(CaseFile file) {
        return SENDER_CONTACT.first(file.sender()).map(found -> found.filter(ReferralContact::saysAnything).orElse(null));
    }

    public Uni<Void> add(CaseFile file) {
        return Panache.getSession().flatMap(session -> session.persist(file));
    }

    public Uni<Void> add(ReferralReceipt receipt, UUID sender) {
        return ADD_RECEIPT.execute(receipt.id(), receipt.reference(), sender, receipt.taken(), receipt.receivedAt(),
                        receipt.ageCorrection())
                .replaceWithVoid();
    }

    public Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /// Locks the file until the end of the transaction and reloads it.
    ///
    /// @return false when the actor no longer sees the file, because the case was transferred meanwhile
    Uni<Boolean> hold(CaseFile file) {
        return HOLD.first(file.id())
                .flatMap(found -> found.isEmpty() ? Uni.createFrom().item(false) : refresh(file).replaceWith(true));
    }

    /// Reloads what a database function has changed.
    public Uni<Void> refresh(CaseFile file) {
        return Panache.getSession().flatMap(session -> session.refresh(file));
    }

    public Uni<Void> record(CaseFileEvent event, Actor actor, Instant at) {
        return record(event, Optional.empty(), null, actor, at);
    }

    /// @param key the person's key, needed for reasons
    /// @param reasons null when none were given
    Uni<Void> record(CaseFileEvent event, Optional<DataKey> key, String reasons, Actor actor, Instant at) {
        UUID id = Ids.next();
        return RECORD.execute(
                        id, event.caseFile(), event.name(), event.before(), event.after(), at,
                        actor.subject(), actor.agency(), key.map(own -> own.seal(place(id), reasons)).orElse(null), event.dueOn())
                .replaceWithVoid();
    }

    public Uni<Void> needGuardian(UUID caseFile, Instant since) {
        return NEED_GUARDIAN.execute(caseFile, since).replaceWithVoid();
    }

    /// Whether a guardian was ever needed and none is appointed now; still true after the person was found to be an adult.
    Uni<Boolean> lacksGuardian(UUID caseFile) {
        return LACKS_GUARDIAN.first(caseFile).map(found -> found.orElse(false));
    }

    /// Whether a safe contact that was recorded after the referral is still safe; empty when none was recorded.
    Uni<Optional<Boolean>> safeContactStands(UUID caseFile) {
        return SAFE_CONTACT_STANDS.first(caseFile);
    }

    /// @param key the person's key; without it, the reasons of steps are left out
    Uni<List<CaseFileView.HistoryView>> history(UUID caseFile, Optional<DataKey> key) {
        return HISTORY.list(caseFile).map(rows -> rows.stream().map(row -> view(row, key)).toList());
    }

    private CaseFileView.HistoryView view(EventRow row, Optional<DataKey> key) {
        return new CaseFileView.HistoryView(row.name(), row.stageBefore(), row.stageAfter(), row.occurredAt(),
                key.map(own -> own.open(place(row.id()), row.reasons())).orElse(null), terms(row.terms()));
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
        return DECIDED_AT.first(file.id(), file.stage());
    }

    /// The field name that is authenticated with the reasons of a step, so that they open in no other step.
    private static String place(UUID event) {
        return "step." + event + ".reasons";
    }

    /// The receipt of a referral, for the organisation that sent it.
    public Uni<Optional<ReferralReceipt>> receipt(UUID id, UUID sender) {
        return RECEIPT.first(id, sender);
    }
}
