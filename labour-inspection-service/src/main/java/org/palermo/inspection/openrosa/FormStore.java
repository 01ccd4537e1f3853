package org.palermo.inspection.openrosa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.statistics.OffEventLoop;

/// Forms that phones sent, and the workplaces of a day, in the open transaction.
@ApplicationScoped
public class FormStore {
    private static final String PURPOSE = "FORM";
    private static final String BODY = "form_submission.body";
    private static final String FORM = """
            select s.id, s.subject, t.name as inspector, s.phone, p.name as phone_name, s.instance, s.digest, s.visit,
              coalesce(v.chosen, v.id) as known_visit, coalesce(f.chosen, f.id) as known_finding, s.state, s.waits_for,
                   s.received_at, s.outcome, s.settled_by, s.settled_at
              from form_submission s join visit v on v.id = s.visit
              left join finding f on f.id = s.finding
              left join phone p on p.id = s.phone
              left join team_member t on t.agency = s.agency and t.subject = s.subject
            """;
    private static final Query<String> ALONE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.form ' || $1, 0)) as text)");
    private static final Query<String> ALONE_WITH_FILES = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.files of visit ' || $1, 0)) as text)");
    private static final Query<String> ALONE_WITH_FORMS = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || $1, 0)) as text)");
    static final Query<Row> OF_INSTANCE =
            Query.of(Row.class, FORM + " where s.agency = $1 and s.subject = $2 and s.instance = $3 order by s.received_at, s.id");
    private static final Query<Row> FIND = Query.of(Row.class, FORM + " where s.id = $1 and s.agency = $2");
    static final Query<Row> PAGE = Query.of(Row.class, FORM + """
             where s.agency = $1 and (s.received_at, s.id) < ($2, $3) and (cast($4 as text) is null or s.state = $4)
             order by s.received_at desc, s.id desc limit $5
            """);
    private static final Query<Row> FIRST = Query.of(Row.class, FORM + " where s.visit = $1 and s.agency = $2 and s.state = 'TAKEN'");
    private static final Query<Sealed> SEALED = Query.of(Sealed.class, """
            select s.body, k.wrapped from form_submission s join data_key k on k.owner = s.id and k.purpose = 'FORM'
             where s.id = $1 and s.agency = $2 and s.body is not null
            """);
    private static final Query<Long> WAITING =
            Query.of(Long.class, "select count(*) from form_submission where subject = $1 and state = 'WAITING'");
    private static final Query<Long> KEPT = Query.of(Long.class,
            "select count(*) from form_submission where visit = $1 and subject = $2 and state <> 'TAKEN'");
    private static final Change ADD = Change.of("""
            insert into form_submission (id, agency, subject, phone, instance, digest, visit, finding, state, waits_for, body,
                                         received_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """);
    private static final Change SETTLE = Change.of("""
            update form_submission set state = 'SETTLED', outcome = $3, settled_by = $4, settled_at = $5
             where id = $1 and agency = $2 and state = 'WAITING'
            """);
    private static final Query<Long> KNOWN_FILE = Query.of(Long.class, """
            select count(*) from form_attachment a join form_submission s on s.id = a.submission
             where s.agency = $1 and s.subject = $2 and s.visit = $3 and a.name = $4
            """);
    private static final Change ADD_FILE = Change.of("insert into form_attachment (submission, name, upload) values ($1, $2, $3)");
    private static final Change GIVE_PLAIN = Change.of(
            "insert into plain_form_phone (phone, given_at) values ($1, $2) on conflict (phone) do nothing");
    private static final Query<Long> MAY_HAVE_PLAIN = Query.of(Long.class, """
            select count(*) from phone p
             where p.id = $1 and (p.added_at < $2 or exists (select 1 from plain_form_phone f where f.phone = p.id))
            """);
    private static final Query<OfTheDay> DAY = Query.of(OfTheDay.class, """
            select p.id as planned, w.id as workplace, w.reference, w.kind, case when w.kind = 'PRIVATE_HOUSEHOLD' then null
              else w.name end as name,
                   w.sector, w.country, w.version
              from planned_visit p join workplace w on w.id = p.workplace
             where p.agency = $1 and p.inspector = $2 and p.state in ('ASSIGNED', 'ACCEPTED', 'OPENED')
               and (p.day between cast($3 as date) - 1 and cast($3 as date) + 1 or p.day is null
                 and cast($3 as date) between p.from_day - 1 and p.by_day + 1)
             order by w.reference limit 300
            """);

    private final DataKeys keys;
    private final ObjectMapper json;

    FormStore(DataKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /// A form without its content, which has up to a mebibyte and is read only to be opened.
    ///
    /// @param inspector name of the sender; null for somebody who is not in the team
    /// @param phoneName null for another program
    /// @param visit id of the visit's row
    /// @param knownVisit the id under which the inspectorate knows the visit
    /// @param knownFinding the id under which the inspectorate knows the finding; null unless it is about a finding alone
    @RegisterForReflection
    record Row(UUID id, String subject, String inspector, UUID phone, String phoneName, String instance, byte[] digest, UUID visit,
            UUID knownVisit, UUID knownFinding, FormState state, SettlingReason waitsFor, Instant receivedAt, FormOutcome outcome,
            String settledBy, Instant settledAt) {}

    /// @param wrapped the key of the body
    @RegisterForReflection
    private record Sealed(byte[] body, byte[] wrapped) {}

    /// A workplace that an inspector visits today, or may.
    ///
    /// @param name null for a private household
    @RegisterForReflection
    public record OfTheDay(UUID planned, UUID workplace, String reference, String kind, String name, String sector, String country,
            int version) {}

    /// Lets one transaction at a time take forms of this instance.
    Uni<Void> alone(Actor actor, String instance) {
        return ALONE.first(actor.subject() + " " + instance).replaceWithVoid();
    }

    /// Lets one transaction at a time attach files of forms to this visit.
    ///
    /// @param visit id of the visit's row
    Uni<Void> aloneWithFiles(UUID visit) {
        return ALONE_WITH_FILES.first(visit.toString()).replaceWithVoid();
    }

    /// Lets one transaction at a time choose for forms of this visit; the erasure of its findings waits too.
    ///
    /// @param visit id of the visit's row
    Uni<Void> aloneWithForms(UUID visit) {
        return ALONE_WITH_FORMS.first(visit.toString()).replaceWithVoid();
    }

    /// All bodies that came under this instance, in the order in which they came.
    Uni<List<Row>> ofInstance(Actor actor, String instance) {
        return OF_INSTANCE.list(actor.agency(), actor.subject(), instance);
    }

    Uni<Optional<Row>> find(Actor actor, UUID id) {
        return FIND.first(id, actor.agency());
    }

    /// @param state only these, or null
    /// @return at most `limit` forms, latest first
    Uni<List<Row>> page(Actor actor, FormState state, Cursor after, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), state, limit);
    }

    /// The form from which this visit was recorded.
    Uni<Optional<Row>> first(Actor actor, UUID visit) {
        return FIRST.first(visit, actor.agency());
    }

    /// How many forms of the actor wait for a person.
    Uni<Long> waiting(Actor actor) {
        return WAITING.one(actor.subject());
    }

    /// How many forms of the actor are kept beside the visit, settled or not.
    ///
    /// @param visit id of the visit's row
    Uni<Long> countKept(Actor actor, UUID visit) {
        return KEPT.one(visit, actor.subject());
    }

    /// @param visit id of the visit's row
    /// @param waitsFor null for a form that was taken
    Uni<Void> add(Actor actor, UUID id, KeptForms.Body body, UUID visit, SettlingReason waitsFor, Instant now) {
        DataKey key = keys.fresh(id, PURPOSE);
        return ADD.execute(id, actor.agency(), actor.subject(), body.phone(), body.instance(), body.digest(), visit, body.finding(),
                waitsFor == null ? FormState.TAKEN : FormState.WAITING, waitsFor,
                key.sealBytes(BODY, body.content()), now).chain(() -> keys.store(key));
    }

    /// @return false when somebody has chosen before
    Uni<Boolean> settle(Actor actor, UUID id, FormOutcome outcome, Instant now) {
        return SETTLE.execute(id, actor.agency(), outcome, actor.subject(), now).map(settled -> settled == 1);
    }

    /// Empty once it was erased. A form of a mebibyte takes time to read, so it is read off the event loop.
    Uni<Optional<FilledForm>> opened(Actor actor, Row row) {
        return SEALED.first(row.id, actor.agency()).flatMap(found -> found.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : opened(row, found.get()));
    }

    private Uni<Optional<FilledForm>> opened(Row row, Sealed sealed) {
        DataKey key = keys.open(row.id, PURPOSE, sealed.wrapped);
        return OffEventLoop.of(() -> Optional.of(read(row, key.openBytes(BODY, sealed.body))));
    }

    /// Only Collect's forms are XML.
    private FilledForm read(Row row, byte[] body) {
        if (row.phone != null) {
            return FormReader.read(body);
        }
        if (row.waitsFor != null && !row.waitsFor.isOfForm()) {
            return OtherBody.read(body, json).filled(row.instance);
        }
        try {
            return SubmittedForm.read(body, json).filled(row.instance);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored form can't be read");
        }
    }

    /// Whether the same file came with a form of this visit before.
    ///
    /// @param name keyed digest of its name and hash
    Uni<Boolean> isKnown(Actor actor, UUID visit, byte[] name) {
        return KNOWN_FILE.one(actor.agency(), actor.subject(), visit, name).map(count -> count > 0);
    }

    Uni<Void> addFile(UUID submission, byte[] name, UUID upload) {
        return ADD_FILE.execute(submission, name, upload).replaceWithVoid();
    }

    Uni<Void> givePlain(UUID phone, Instant now) {
        return GIVE_PLAIN.execute(phone, now).replaceWithVoid();
    }

    Uni<Boolean> mayHavePlain(UUID phone, Instant firstKey) {
        return MAY_HAVE_PLAIN.one(phone, firstKey).map(count -> count > 0);
    }

    /// The workplaces that the actor visits on this day, the day before or the day after: her zone may be another than UTC.
    Uni<List<OfTheDay>> ofTheDay(Actor actor, LocalDate day) {
        return DAY.list(actor.agency(), actor.subject(), day);
    }
}
