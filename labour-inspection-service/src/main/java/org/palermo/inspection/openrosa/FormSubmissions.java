package org.palermo.inspection.openrosa;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.finding.Findings;
import org.palermo.inspection.finding.RecordFinding;
import org.palermo.inspection.upload.WholeUploads;
import org.palermo.inspection.visit.RecordVisit;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.inspection.visit.Visits;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.notice.Addressee;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Makes a filled form a visit with its findings, once, whatever the network does. What differs from what the phone sent before is kept
/// and shown to a person.
@Tag(name = "Phones", description = "Phones of inspectors that work with ODK Collect, and the forms that they sent.")
@Path("/api/inspection/v1/form-submissions")
@ApplicationScoped
public class FormSubmissions {
    private static final String KIND = "form_submission";
    private static final String OWN = "forms of the caller's own phones; chief inspector: forms of the inspectorate";
    private static final String DIGEST = "inspection.form";
    private static final String FILE = "inspection.form.file";
    private static final String UUID_PREFIX = "uuid:";
    /// How many forms of one inspector may wait for a person. A phone that sends ever new bodies is refused then.
    private static final int MOST_WAITING = 500;
    private static final List<MailLine> TO_CHOOSE = List.of(MailLine.of("form.choose"));

    private final FormStore store;
    private final Visits visits;
    private final Findings findings;
    private final VisitScope scope;
    private final WholeUploads uploads;
    private final KeyedHashes hashes;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;
    private final Notices notices;

    FormSubmissions(FormStore store, Visits visits, Findings findings, VisitScope scope, WholeUploads uploads, KeyedHashes hashes,
            TransactionTime time, Audit audit, CurrentActor caller, Notices notices) {
        this.store = store;
        this.visits = visits;
        this.findings = findings;
        this.scope = scope;
        this.uploads = uploads;
        this.hashes = hashes;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
        this.notices = notices;
    }

    /// @param state only forms in this state
    @GET
    @Operation(operationId = "listFormSubmissions", summary = "List the forms that your phones sent, latest first; chief inspector: of the inspectorate",
            description = "With `state`, only those in that state: `WAITING` are forms about which a person must choose, because the phone had sent "
                    + "another body under the same id, or edited a form that it had sent.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<FormView>> page(@RestQuery String state, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        FormState wanted = Choice.of(FormState.class, "state", state);
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, wanted, after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.receivedAt(), row.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(FormStore.Row::id).toList()))
                .map(page -> new Page<>(page.items().stream().map(row -> FormView.of(row, null, null)).toList(), page.next()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    @GET
    @Path("/{id}")
    @Operation(operationId = "getFormSubmission", summary = "Read a form that a phone sent, beside what it sent first",
            description = "`differences` names the fields in which the two differ.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<FormView> get(UUID id) {
        return shown(caller.get(), id, "READ");
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404; 409 when it does not wait
    @POST
    @Path("/{id}/settle")
    @Operation(operationId = "settleFormSubmission", summary = "Choose for a form that waits: only the first holds, or both",
            description = "`BOTH` records the findings of this form on the visit, but for those that the first form has too. When and where the "
                    + "visit was stays as the first form said: correct the visit if that is wrong. Both forms stay. One that does not wait gets 409.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<FormView> settle(UUID id, @Valid @NotNull SettleForm command) {
        Actor actor = caller.get();
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound))
                .call(row -> store.settle(actor, id, command.outcome(), time.now()).invoke(settled -> {
                    if (!settled) {
                        throw Problems.conflict("form", "settled", "This form does not wait: somebody has chosen before.");
                    }
                }))
                .call(row -> command.outcome() == FormOutcome.FIRST ? Uni.createFrom().voidItem() : recordToo(actor, row))
                .chain(() -> shown(actor, id, "SETTLE"));
    }

    private Uni<Void> recordToo(Actor actor, FormStore.Row row) {
        return store.opened(row).map(said -> said.orElseThrow(() -> Problems.conflict("form", "erased", "What this form said was erased.")))
                .flatMap(said -> first(actor, row).flatMap(first -> {
                    List<FilledForm.FilledFinding> known = first.map(FilledForm::findings).orElse(List.of());
                    List<FilledForm.FilledFinding> others = said.findings().stream().filter(finding -> !known.contains(finding)).toList();
                    return record(actor, row.knownVisit(), row.id().toString(), others);
                }));
    }

    /// What the form that became the visit said; empty once it was erased.
    private Uni<Optional<FilledForm>> first(Actor actor, FormStore.Row row) {
        return store.first(actor, row.visit()).flatMap(first -> first.map(store::opened).orElse(Uni.createFrom().item(Optional.empty())));
    }

    private Uni<FormView> shown(Actor actor, UUID id, String action) {
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> audit.record(actor, action, KIND, id))
                .flatMap(row -> store.opened(row).flatMap(said -> row.state() == FormState.TAKEN
                        ? Uni.createFrom().item(FormView.of(row, content(said), null))
                        : first(actor, row).map(first -> FormView.of(row, content(said), content(first)))));
    }

    private static FormView.Said content(Optional<FilledForm> form) {
        return form.map(FormView.Said::of).orElse(null);
    }

    /// What became of a form.
    ///
    /// @param submission id of the row to which files of the form belong
    /// @param visit id of the visit's row
    /// @param knownVisit the id under which the inspectorate knows the visit
    /// @param waits whether it waits for a person
    record Taken(UUID submission, UUID visit, UUID knownVisit, boolean waits) {}

    /// Takes a form that a phone sent. The same bytes again get the same answer.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link Visits} and {@link Findings} refuse it
    @Scoped
    Uni<Taken> take(Actor actor, UUID phone, FilledForm form, byte[] xml) {
        byte[] digest = hashes.hash(DIGEST, xml);
        return store.alone(actor, form.instance()).chain(() -> store.ofInstance(actor, form.instance()))
                .flatMap(known -> known.stream().filter(row -> Arrays.equals(row.digest(), digest)).findFirst()
                        .map(same -> Uni.createFrom().item(taken(same)))
                        .orElseGet(() -> other(actor, phone, form, xml, digest, known)));
    }

    /// What became of a form that was taken before.
    @Scoped
    Uni<Taken> taken(Actor actor, UUID submission) {
        return store.find(actor, submission).map(found -> taken(found.orElseThrow(Problems::notFound)));
    }

    /// Notes that this phone has the form without a key.
    @Scoped
    Uni<Void> givePlain(Actor actor, UUID phone) {
        return store.givePlain(phone, time.now());
    }

    /// Whether this phone may have a form without a key: it was given one, or was added before there was a key.
    ///
    /// @param firstKey when the first key was made
    @Scoped
    Uni<Boolean> mayHavePlain(Actor actor, UUID phone, Instant firstKey) {
        return store.mayHavePlain(phone, firstKey);
    }

    private static Taken taken(FormStore.Row row) {
        return new Taken(row.id(), row.visit(), row.knownVisit(), row.state() != FormState.TAKEN);
    }

    private Uni<Taken> other(Actor actor, UUID phone, FilledForm form, byte[] xml, byte[] digest, List<FormStore.Row> known) {
        Optional<FormStore.Row> first = known.stream().filter(row -> row.state() == FormState.TAKEN).findFirst();
        if (first.isPresent()) {
            return keep(actor, phone, form, xml, digest, first.get(), WaitsFor.ANOTHER_BODY);
        }
        if (form.deprecated() == null) {
            return record(actor, phone, form, xml, digest);
        }
        return store.ofInstance(actor, form.deprecated()).flatMap(edited -> edited.isEmpty() ? record(actor, phone, form, xml, digest)
                : keep(actor, phone, form, xml, digest, edited.getFirst(), WaitsFor.EDIT));
    }

    private Uni<Taken> keep(Actor actor, UUID phone, FilledForm form, byte[] xml, byte[] digest, FormStore.Row first, WaitsFor waitsFor) {
        UUID id = Ids.next();
        return store.waiting(actor).invoke(waiting -> {
            if (waiting >= MOST_WAITING) {
                throw Problems.tooMany("form", "waiting", "500 forms of yours wait for a person. Choose for some of them at the desk.", 3_600);
            }
        }).chain(() -> store.add(actor, id, phone, form.instance(), digest, first.visit(), waitsFor, xml, time.now()))
                .chain(() -> audit.record(actor, "KEEP", KIND, id))
                .chain(() -> notices.tellWithin(Addressee.everyone(actor.agency(), CHIEF_INSPECTOR), "FORM_WAITS", id, id.toString(), TO_CHOOSE))
                .replaceWith(new Taken(id, first.visit(), first.knownVisit(), true));
    }

    private Uni<Taken> record(Actor actor, UUID phone, FilledForm form, byte[] xml, byte[] digest) {
        UUID id = Ids.next();
        RecordVisit command = new RecordVisit(visitOf(form.instance()), form.workplace(), form.kind(), form.startedAt(), form.householdAccess(), null);
        return visits.record(actor, command)
                .call(visit -> record(actor, visit.id(), form.instance(), form.findings()))
                .flatMap(visit -> scope.require(visit.id(), actor))
                .call(visited -> store.add(actor, id, phone, form.instance(), digest, visited.visit(), null, xml, time.now()))
                .call(() -> audit.record(actor, "TAKE", KIND, id))
                .map(visited -> new Taken(id, visited.visit(), visited.knownAs(), false));
    }

    /// The id that the phone gave the form, if it is a UUID as phones make them, else one derived from it.
    private static UUID visitOf(String instance) {
        if (instance.startsWith(UUID_PREFIX) && instance.length() == UUID_PREFIX.length() + 36) {
            try {
                return UUID.fromString(instance.substring(UUID_PREFIX.length()));
            } catch (IllegalArgumentException notAnId) {
                return derived(instance);
            }
        }
        return derived(instance);
    }

    private static UUID derived(String from) {
        return UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8));
    }

    /// Always the same id for the same finding of a form. It begins with the finding's place, so that findings that are recorded at the same
    /// instant are listed in the order of the form.
    private static UUID findingOf(String form, int place) {
        UUID derived = derived(form + " " + place);
        return new UUID(derived.getMostSignificantBits() & 0x0000_FFFF_FFFF_FFFFL | (long) place << 48, derived.getLeastSignificantBits());
    }

    private Uni<Void> record(Actor actor, UUID visit, String from, List<FilledForm.FilledFinding> filled) {
        return Multi.createFrom().range(0, filled.size())
                .onItem().transformToUniAndConcatenate(i -> findings.record(actor, visit, command(findingOf(from, i), filled.get(i))))
                .collect().last().replaceWithVoid();
    }

    private static RecordFinding command(UUID id, FilledForm.FilledFinding finding) {
        return new RecordFinding(id, finding.subject(), finding.workers(), finding.indicators(), finding.note(), null, null, null);
    }

    /// Makes a stored file an attachment of the form's visit, unless the same file is one already. Files of one visit wait for each other:
    /// a phone that repeats a form may still have its first request open.
    ///
    /// @return false when it is known: the stored file is not needed
    @Scoped
    Uni<Boolean> attach(Actor actor, Taken taken, String name, WholeUploads.Stored stored) {
        byte[] digest = hashes.hash(FILE, name + "\n" + stored.sha256());
        return store.aloneWithFiles(taken.visit()).chain(() -> store.isKnown(actor, taken.visit(), digest))
                .flatMap(known -> known ? Uni.createFrom().item(false) : uploads.attach(actor, stored)
                        .chain(() -> store.addFile(taken.submission(), digest, stored.id())).replaceWith(true));
    }

    /// The workplaces that the inspector visits today.
    @Scoped
    Uni<List<FormStore.OfTheDay>> ofTheDay(Actor actor) {
        return store.ofTheDay(actor, LocalDate.ofInstant(time.now(), ZoneOffset.UTC))
                .call(found -> audit.record(actor, "LIST", "planned_visit", found.stream().map(FormStore.OfTheDay::planned).toList()));
    }
}
