package org.palermo.referral.caserecord;

import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.PROSECUTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCases;

/// Records as shown to the organisation that takes part in one: a guardian, an adviser, a prosecutor. It sees nothing else of the case.
@Tag(name = "Case records: addressed to you",
        description = "Records that guardians, legal advisers and prosecutors read because they are addressed to their organisation.")
@Path("/api/nrm/v1/addressed-records")
@Authenticated
@ApplicationScoped
public class AddressedRecords {
    private final VisibleCases cases;
    private final CaseRecordStore store;
    private final SealedParticulars sealed;
    private final CurrentOperation operation;

    AddressedRecords(VisibleCases cases, CaseRecordStore store, SealedParticulars sealed, CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listAddressedRecords", summary = "List the records that are addressed to your organisation, latest first",
            description = "The list does not show their content. It says whether your organisation has accepted or declined its part.")
    @Allowed(roles = {GUARDIAN, LEGAL_ADVISER, PROSECUTOR},
            scope = "records that are addressed to the caller's organisation, of the kinds that the caller's role may read; without "
                    + "their content")
    @Audited
    @Scoped
    public Uni<Page<AddressedItem>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.addressed(actor.agency(), RecordKind.addressedTo(actor.roles()), after, limit)
                .flatMap(this::items)
                .map(items -> Page.of(items, limit, item -> new Cursor(item.recordedAt(), item.id())))
                .call(page -> operation.record(actor, "LIST", CaseRecords.KIND, page.items().stream().map(AddressedItem::id).toList()));
    }

    private Uni<List<AddressedItem>> items(List<CaseRecord> found) {
        return store.answered(found.stream().map(record -> record.id).toList())
                .map(answers -> found.stream().map(record -> AddressedItem.of(record, answers.get(record.id))).toList());
    }

    /// Asks whether a record is addressed to the actor's organisation, for other work with such records.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    public Uni<Void> require(Actor actor, UUID record) {
        return store.addressed(actor.agency(), RecordKind.addressedTo(actor.roles()), record).replaceWithVoid();
    }

    @GET
    @Path("/{record}")
    @Operation(operationId = "getAddressedRecord", summary = "Read a record that is addressed to your organisation",
            description = "You see its content without the internal note, and nothing else of the case.")
    @Allowed(roles = {GUARDIAN, LEGAL_ADVISER, PROSECUTOR},
            scope = "records that are addressed to the caller's organisation, of the kinds that the caller's role may read; nothing "
                    + "else of the case")
    @Audited
    @Scoped
    public Uni<RestResponse<CaseRecordView<Particulars>>> get(UUID record) {
        Actor actor = operation.caller();
        return store.addressed(actor.agency(), RecordKind.addressedTo(actor.roles()), record)
                .call(found -> operation.record(actor, "READ", CaseRecords.KIND, record))
                .call(found -> operation.record(actor, "READ_" + found.kind, CaseRecords.CASE, found.caseFile))
                .flatMap(found -> cases.key(found.caseFile)
                        .map(key -> CaseRecordView.addressed(found, sealed.open(key.orElseThrow(Problems::notFound), found))))
                .map(ETags::on);
    }
}
