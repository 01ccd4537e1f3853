package org.palermo.referral.caserecord;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Case records", description = "The records of a case of every kind, and their earlier editions.")
@Path("/api/nrm/v1/cases/{id}/records")
@Authenticated
class CaseRecordsResource {
    private final CaseRecords records;
    private final CurrentActor actor;

    CaseRecordsResource(CaseRecords records, CurrentActor actor) {
        this.records = records;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listCaseRecords", summary = "List the records of a case, latest first",
            description = "`kind` chooses one kind. After a break-glass access you see only the kinds that protect the person.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY, FIRST_RESPONDER},
            scope = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller "
                    + "covers; all three: of cases that the caller has opened in an emergency, only consents, guardians, safe "
                    + "contacts, risk assessments and missing episodes")
    @Audited
    public Uni<Page<CaseRecordView<Particulars>>> page(
            UUID id, @RestQuery String kind, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return records.page(actor.get(), id, Choice.of(RecordKind.class, "kind", kind), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{record}/editions")
    @Operation(operationId = "listRecordEditions", summary = "List the earlier editions of a record, latest first")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY},
            scope = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller covers")
    @Audited
    public Uni<Page<EditionView>> editions(UUID id, UUID record) {
        return records.editions(actor.get(), id, record);
    }
}
