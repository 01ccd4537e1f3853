package org.palermo.inspection.openrosa;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.upload.WholeUploads;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Scoped;

/// Records a filled form as a visit with its findings, once, even if the phone sends it several times. A form that differs from what the
/// phone sent before is stored, and a person settles it.
@Tag(name = "Phones", description = "Phones of inspectors that work with ODK Collect, and the forms that they sent.")
@Path("/api/inspection/v1/form-submissions")
@ApplicationScoped
public class FormSubmissions {
    private static final String KIND = "form_submission";
    private static final String OWN = "forms of the caller's own phones; chief inspector: forms of the inspectorate";
    private static final String DIGEST = "inspection.form";
    private static final String FILE = "inspection.form.file";
    private static final String QUESTION = "inspection.form.question";
    private static final String TEXT = "inspection.form.text";

    private final FormStore store;
    private final FormVisits visits;
    private final KeptForms kept;
    private final FormComparing comparing;
    private final WholeUploads uploads;
    private final KeyedHashes hashes;
    private final CurrentOperation operation;

    FormSubmissions(FormStore store, FormVisits visits, KeptForms kept, FormComparing comparing, WholeUploads uploads, KeyedHashes hashes,
            CurrentOperation operation) {
        this.store = store;
        this.visits = visits;
        this.kept = kept;
        this.comparing = comparing;
        this.uploads = uploads;
        this.hashes = hashes;
        this.operation = operation;
    }

    /// @param state only forms in this state
    @GET
    @Operation(operationId = "listFormSubmissions",
            summary = "List the forms that your phones sent, latest first; chief inspector: of the inspectorate",
                    description = "`state` chooses the forms in one state. A person must settle the forms that are `WAITING`: the phone "
                            + "sent a different body under the same id, edited a form that it had already sent, named a violation "
                            + "that was not law on its day, or has a text about migration status. A different body "
                            + "of `recordVisit`, `openPlannedVisit`, `recordFinding` or of a later step of a visit waits too.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<FormView>> page(@RestQuery String state, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        FormState wanted = EnumParameter.of(FormState.class, "state", state);
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, wanted, after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.receivedAt(), row.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(FormStore.Row::id).toList()))
                .map(page -> new Page<>(page.items().stream().map(row -> FormView.of(row, null)).toList(), page.next()));
    }

    /// @param language of the words of violations, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    @GET
    @Path("/{id}")
    @Operation(operationId = "getFormSubmission", summary = "Read a form that a phone sent, next to the first form",
            description = "`fields` has each field in which a waiting form differs from the visit, with both values and the choice. "
                    + "`differences` names the fields in which the two forms differ.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<FormView> get(UUID id, @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = operation.caller();
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(actor, "READ", KIND, id))
                .flatMap(row -> comparing.view(actor, row, language));
    }

    /// The result of taking a form.
    ///
    /// @param submission id of the row to which files of the form belong
    /// @param visit id of the visit's row
    /// @param knownVisit the id under which the inspectorate knows the visit
    /// @param waits whether it waits for a person
    /// @param inQuestion why something in it waits for a person, although it was taken
    /// @param photographed the finding that a photograph is of, by the name of the file; empty when the form says nothing that was recorded
    public record Taken(UUID submission, UUID visit, UUID knownVisit, boolean waits, Set<SettlingReason> inQuestion,
            Map<String, UUID> photographed) {}

    /// Takes a form that a phone sent. The same bytes again get the same answer. A form under the id of a visit that was not recorded from
    /// it is kept for a person.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link FormVisits} refuses it, and as {@link KeptForms#requireRoom}
    @Scoped
    public Uni<Taken> take(Actor actor, UUID phone, FilledForm form, byte[] xml) {
        byte[] digest = hashes.hash(DIGEST, xml);
        return store.alone(actor, form.instance()).chain(() -> store.ofInstance(actor, form.instance()))
                .flatMap(known -> known.stream().filter(row -> Arrays.equals(row.digest(), digest)).findFirst()
                        .map(same -> Uni.createFrom().item(taken(same, known, FormFindings.photographed(form))))
                        .orElseGet(() -> other(actor, phone, form, xml, digest, known)));
    }

    /// The result for a form that was taken before.
    @Scoped
    public Uni<Taken> taken(Actor actor, UUID submission) {
        return store.find(actor, submission).map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(row -> store.ofInstance(actor, row.instance()).map(known -> taken(row, known, Map.of())));
    }

    /// Notes that this phone has the form without a key.
    @Scoped
    public Uni<Void> givePlain(Actor actor, UUID phone) {
        return store.givePlain(phone, operation.now());
    }

    /// Whether this phone may have a form without a key: it was given one, or was added before there was a key.
    ///
    /// @param firstKey when the first key was made
    @Scoped
    public Uni<Boolean> mayHavePlain(Actor actor, UUID phone, Instant firstKey) {
        return store.mayHavePlain(phone, firstKey);
    }

    /// @param known all bodies that came under its instance
    /// @param photographed of the form, if it was recorded
    private static Taken taken(FormStore.Row row, List<FormStore.Row> known, Map<String, UUID> photographed) {
        boolean waits = row.state() != FormState.TAKEN;
        Set<SettlingReason> inQuestion = waits ? Set.of() : known.stream().map(FormStore.Row::waitsFor)
                .filter(reason -> reason != null && reason.isOfPart()).collect(Collectors.toSet());
        return new Taken(row.id(), row.visit(), row.knownVisit(), waits, inQuestion, waits ? Map.of() : photographed);
    }

    /// What a program sent is checked before it is kept; a form of Collect can't be changed any more, so a person looks at it as it is.
    private Uni<Void> check(Actor actor, UUID phone, FilledForm form) {
        return phone == null ? visits.check(actor, form) : Uni.createFrom().voidItem();
    }

    private Uni<Taken> other(Actor actor, UUID phone, FilledForm form, byte[] xml, byte[] digest, List<FormStore.Row> known) {
        KeptForms.Body body = KeptForms.Body.ofForm(phone, form.instance(), digest, xml);
        Optional<FormStore.Row> first = known.stream().filter(row -> row.state() == FormState.TAKEN).findFirst();
        if (first.isPresent()) {
            return check(actor, phone, form)
                    .chain(() -> keep(actor, body, known.size(), first.get().visit(), first.get().knownVisit(),
                            SettlingReason.ANOTHER_BODY));
        }
        if (form.deprecated() == null) {
            return record(actor, form, body, known.size());
        }
        return store.ofInstance(actor, form.deprecated()).flatMap(edited -> edited.isEmpty() ? record(actor, form, body, known.size())
                : keep(actor, body, known.size(), edited.getFirst().visit(), edited.getFirst().knownVisit(), SettlingReason.EDIT));
    }

    /// @param known how many bodies came under its instance
    /// @param visit id of the visit's row
    private Uni<Taken> keep(Actor actor, KeptForms.Body body, int known, UUID visit, UUID knownVisit, SettlingReason waitsFor) {
        return kept.requireRoom(actor, visit, known)
                .chain(() -> kept.keep(actor, body, visit, waitsFor))
                .map(id -> new Taken(id, visit, knownVisit, true, Set.of(), Map.of()));
    }

    /// What a program sent can be put right and sent again; a form of Collect can't be changed any more.
    private Uni<Taken> record(Actor actor, FilledForm form, KeptForms.Body body, int known) {
        return visits.record(actor, form, body.phone() != null).flatMap(recorded -> recorded.isPresent()
                ? recorded(actor, form, body, recorded.get())
                : check(actor, body.phone(), form).chain(() -> visits.known(actor, form)).flatMap(visited -> keep(actor, body, known,
                        visited.visit(), visited.knownAs(), SettlingReason.ANOTHER_BODY)));
    }

    private Uni<Taken> recorded(Actor actor, FilledForm form, KeptForms.Body body, FormVisits.Recorded recorded) {
        UUID id = Ids.next();
        return store.add(actor, id, body, recorded.visited().visit(), null, operation.now())
                .chain(() -> operation.record(actor, "TAKE", KIND, id))
                .chain(() -> keepInQuestion(actor, body, recorded))
                .replaceWith(new Taken(id, recorded.visited().visit(), recorded.visited().knownAs(), false, recorded.inQuestion(),
                        FormFindings.photographed(form)));
    }

    /// The form once more for each reason, because a person looks at each by itself.
    private Uni<Void> keepInQuestion(Actor actor, KeptForms.Body body, FormVisits.Recorded recorded) {
        return Multi.createFrom().iterable(recorded.inQuestion()).onItem().transformToUniAndConcatenate(reason -> kept.keep(actor,
                        body.under(hashes.hash(reason == SettlingReason.TEXT ? TEXT : QUESTION, body.content())),
                        recorded.visited().visit(), reason))
                .collect().last().replaceWithVoid();
    }

    /// Makes a stored file an attachment of the form's visit, unless the same file is one already. Files of one visit wait for each other:
    /// a phone that repeats a form may still have its first request open.
    ///
    /// @return false when it is known: the stored file is not needed
    @Scoped
    public Uni<Boolean> attach(Actor actor, Taken taken, String name, WholeUploads.Stored stored) {
        byte[] digest = hashes.hash(FILE, name + "\n" + stored.sha256());
        return store.aloneWithFiles(taken.visit()).chain(() -> store.isKnown(actor, taken.visit(), digest))
                .flatMap(known -> known ? Uni.createFrom().item(false) : uploads.attach(actor, stored)
                        .chain(() -> store.addFile(taken.submission(), digest, stored.id())).replaceWith(true));
    }

    /// The workplaces that the inspector visits today.
    @Scoped
    public Uni<List<FormStore.OfTheDay>> ofTheDay(Actor actor) {
        return store.ofTheDay(actor, LocalDate.ofInstant(operation.now(), ZoneOffset.UTC))
                .call(found -> operation.record(actor, "LIST", "planned_visit", found.stream().map(FormStore.OfTheDay::planned).toList()));
    }
}
