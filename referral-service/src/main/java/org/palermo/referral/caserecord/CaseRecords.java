package org.palermo.referral.caserecord;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.caserecord.redress.ClaimedSchemes;
import org.palermo.referral.profile.Profiles;

/// Adds, changes and reads the records of a case, of every kind.
@Tag(name = "Case records", description = "The records of a case of every kind, and their earlier editions.")
@Path("/api/nrm/v1/cases/{id}/records")
@ApplicationScoped
public class CaseRecords {
    static final String KIND = "case_record";
    static final String CASE = "case_file";

    private final VisibleCases cases;
    private final CaseRecordStore store;
    private final SealedParticulars sealed;
    private final RecordCounts counts;
    private final RecordNotices notices;
    private final Addressees addressees;
    private final ClaimedSchemes schemes;
    private final Countries countries;
    private final Profiles profiles;
    private final MergePatch patches;
    private final CurrentOperation operation;

    CaseRecords(VisibleCases cases, CaseRecordStore store, SealedParticulars sealed, RecordCounts counts, RecordNotices notices,
            Addressees addressees, ClaimedSchemes schemes, Countries countries, Profiles profiles, MergePatch patches,
            CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
        this.counts = counts;
        this.notices = notices;
        this.addressees = addressees;
        this.schemes = schemes;
        this.countries = countries;
        this.profiles = profiles;
        this.patches = patches;
        this.operation = operation;
    }

    /// For a request whose path names the case.
    @Scoped
    public Uni<RecordReceipt> add(Actor actor, UUID caseFile, String key, Particulars said) {
        return add(actor, caseFile, key, said.recognisedBy(), said);
    }

    /// @param command what a repeat of the request is recognised by; it names the case where the path does not
    @Scoped
    public Uni<RecordReceipt> add(Actor actor, UUID caseFile, String key, Object command, Particulars said) {
        RecordKind kind = RecordKind.of(said);
        return written(actor, caseFile, kind).flatMap(file -> operation.once(actor, key, command, RecordReceipt.class,
                () -> add(actor, file, said)));
    }

    private Uni<RecordReceipt> add(Actor actor, VisibleCase file, Particulars said) {
        said.check(operation.now());
        schemes.require(country(file), null, said);
        said.check((Particulars) null);
        Particulars.Law law = law(file);
        said.check(null, law, operation.now());
        CaseRecord record = CaseRecord.of(actor, file, said, law, operation.now());
        return requireLinks(file.id(), said)
                .chain(() -> addressees.require(null, said))
                .chain(() -> cases.keyToWrite(file.id()))
                .invoke(key -> record.particulars = sealed.seal(key, record.id, record.edition, said))
                .chain(() -> store.add(record))
                .chain(() -> counts.follow(record, null, said))
                .chain(() -> notices.tell(actor, record, said, null))
                .chain(() -> addressees.tell(null, record))
                .chain(() -> recorded(actor, "RECORD", record))
                .replaceWith(() -> RecordReceipt.of(record));
    }

    /// Replaces the content; the previous edition is kept.
    @Scoped
    public Uni<RecordReceipt> change(Actor actor, UUID caseFile, UUID id, String ifMatch, Particulars said) {
        return change(actor, caseFile, RecordKind.of(said), id, ifMatch, before -> said);
    }

    /// Changes some fields.
    @Scoped
    public Uni<RecordReceipt> patch(Actor actor, UUID caseFile, Class<? extends Particulars> type, UUID id, String ifMatch,
            Map<String, Object> patch) {
        return change(actor, caseFile, RecordKind.of(type), id, ifMatch, before -> patches.apply(before, patch));
    }

    private Uni<RecordReceipt> change(Actor actor, UUID caseFile, RecordKind kind, UUID id, String ifMatch,
            UnaryOperator<Particulars> saying) {
        return change(actor, caseFile, kind, id, record -> ETags.require(ifMatch, record.version), saying).map(RecordReceipt::of);
    }

    /// Changes a record by a rule of its kind.
    ///
    /// @param ifMatch the version that the caller has seen
    @Scoped
    public Uni<RecordReceipt> say(Actor actor, UUID caseFile, RecordKind kind, UUID id, String ifMatch, UnaryOperator<Particulars> saying) {
        return change(actor, caseFile, kind, id, ifMatch, saying);
    }

    /// Changes a record within the transaction of another change, whatever its version.
    public Uni<Void> say(Actor actor, UUID caseFile, RecordKind kind, UUID id, UnaryOperator<Particulars> saying) {
        return change(actor, caseFile, kind, id, record -> {}, saying).replaceWithVoid();
    }

    private Uni<CaseRecord> change(Actor actor, UUID caseFile, RecordKind kind, UUID id, Consumer<CaseRecord> as,
            UnaryOperator<Particulars> saying) {
        return written(actor, caseFile, kind).flatMap(file -> store.of(caseFile, kind, id)
                .call(record -> cases.keyToWrite(caseFile)
                        .call(() -> store.lock(record))
                        .invoke(() -> as.accept(record))
                        .flatMap(key -> change(actor, file, record, key, saying)))
                .call(record -> recorded(actor, "CHANGE", record)));
    }

    private Uni<Void> change(Actor actor, VisibleCase file, CaseRecord record, DataKey key, UnaryOperator<Particulars> saying) {
        Particulars earlier = sealed.open(key, record);
        Particulars said = saying.apply(earlier);
        said.check(operation.now());
        schemes.require(country(file), earlier, said);
        said.check(earlier);
        Particulars.Law law = law(file);
        said.check(earlier, law, operation.now());
        RecordState before = earlier.state();
        UUID addressed = record.addressee;
        return requireLinks(file.id(), said)
                .chain(() -> addressees.require(addressed, said))
                .chain(() -> store.keepEdition(record))
                .invoke(() -> record.change(actor, file, before, said, law, operation.now()))
                .invoke(() -> record.particulars = sealed.seal(key, record.id, record.edition, said))
                .chain(store::flush)
                .chain(() -> counts.follow(record, earlier, said))
                .chain(() -> notices.tell(actor, record, said, before))
                .chain(() -> addressees.tell(addressed, record));
    }

    @Scoped
    public <P extends Particulars> Uni<CaseRecordView<P>> get(Actor actor, UUID caseFile, Class<P> type, UUID id) {
        return cases.read(actor, caseFile).flatMap(read -> store.of(caseFile, RecordKind.of(type), id)
                .call(record -> recorded(read.actor(), "READ", record))
                .flatMap(record -> key(caseFile)
                        .map(key -> CaseRecordView.of(record, read.file().ageGroup(), type.cast(sealed.open(key, record))))));
    }

    /// @param kind only records of this kind; without it, of all kinds
    @GET
    @Operation(operationId = "listCaseRecords", summary = "List the records of a case, latest first",
            description = "`kind` chooses one kind. After a break-glass access you see only the kinds that protect the person.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY, FIRST_RESPONDER},
            scope = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller "
                    + "covers; all three: of cases that the caller has opened in an emergency, only consents, guardians, safe "
                    + "contacts, risk assessments and missing episodes")
    @Audited
    @Scoped
    public Uni<Page<CaseRecordView<Particulars>>> page(
            UUID id, @RestQuery String kind, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        RecordKind onlyKind = EnumParameter.of(RecordKind.class, "kind", kind);
        Cursor after = Cursor.parse(cursor);
        return cases.read(actor, id).flatMap(read -> store.page(id, onlyKind, after, limit)
                .flatMap(found -> views(read.file(), found))
                .map(views -> Page.of(views, limit, view -> new Cursor(view.recordedAt(), view.id())))
                .call(page -> operation.record(read.actor(), "LIST", KIND, page.items().stream().map(CaseRecordView::id).toList()))
                .call(() -> operation.record(read.actor(), "READ_RECORDS", CASE, id)));
    }

    /// All records of a case, for the person's own copy.
    @Scoped
    public Uni<List<CaseRecordView<Particulars>>> all(Actor actor, UUID caseFile) {
        return cases.followed(actor, caseFile).flatMap(file -> store.all(caseFile)
                .call(found -> operation.record(actor, "COPY", KIND, found.stream().map(record -> record.id).toList()))
                .call(() -> operation.record(actor, "COPY", CASE, caseFile))
                .flatMap(found -> views(file, found)));
    }

    /// Earlier editions of a record, latest first.
    @GET
    @Path("/{record}/editions")
    @Operation(operationId = "listRecordEditions", summary = "List the earlier editions of a record, latest first",
            description = "The current edition is not in the list; read the record for it. The list is empty if the record was never "
                    + "changed. After a break-glass access, a record of a kind that you may not see gets 404.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<Page<EditionView>> editions(UUID id, UUID record) {
        Actor actor = operation.caller();
        return cases.read(actor, id).flatMap(read -> store.of(id, null, record)
                .call(found -> recorded(read.actor(), "READ_EDITIONS", found))
                .flatMap(found -> key(id).flatMap(key -> store.editions(record).map(editions -> new Page<>(
                        editions.stream()
                                .map(e -> new EditionView(e.edition(), e.state(),
                                        sealed.open(key, found.kind, record, e.edition(), e.particulars()), e.agency(), e.saidAt()))
                                                .toList(),
                        null)))));
    }

    private Uni<List<CaseRecordView<Particulars>>> views(VisibleCase file, List<CaseRecord> records) {
        return records.isEmpty()
                ? Uni.createFrom().item(List.of())
                : key(file.id())
                        .map(key -> records.stream()
                                .map(record -> CaseRecordView.of(record, file.ageGroup(), sealed.open(key, record))).toList());
    }

    private Particulars.Law law(VisibleCase file) {
        Country country = country(file);
        return new Particulars.Law(profiles.of(country), country.zone());
    }

    private Country country(VisibleCase file) {
        return countries.require("country", file.country());
    }

    private Uni<VisibleCase> written(Actor actor, UUID caseFile, RecordKind kind) {
        return writable(actor, caseFile, kind).invoke(file -> {
            if (!file.personKept()) {
                throw Problems.conflict("case-record", "nobody", "This case has no identified person.");
            }
        });
    }

    private Uni<VisibleCase> writable(Actor actor, UUID caseFile, RecordKind kind) {
        return kind == RecordKind.RIGHTS_REQUEST ? cases.answered(actor, caseFile)
                : kind.isWrittenByTheAuthority() ? cases.followed(actor, caseFile) : cases.workedOn(actor, caseFile);
    }

    private Uni<Void> requireLinks(UUID caseFile, Particulars said) {
        Uni<Void> found = Uni.createFrom().voidItem();
        for (Particulars.Link link : said.links()) {
            found = found.chain(() -> store.of(caseFile, link.kind(), link.record())
                    .onFailure(HttpProblem.class)
                    .transform(ignored -> Problems.invalid(link.field(), "must be a record of this case, of the kind " + link.kind()))
                    .replaceWithVoid());
        }
        return found;
    }

    private Uni<DataKey> key(UUID caseFile) {
        return cases.key(caseFile).map(key -> key.orElseThrow(Problems::notFound));
    }

    /// Audits both the record and the case, so that a search for either finds the entry.
    private Uni<Void> recorded(Actor actor, String action, CaseRecord record) {
        return operation.record(actor, action, KIND, record.id)
                .chain(() -> operation.record(actor, action + "_" + record.kind, CASE, record.caseFile));
    }
}
