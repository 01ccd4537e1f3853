package org.palermo.referral.caserecord;

import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.PROSECUTOR;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Case records: addressed to you",
        description = "Records that guardians, legal advisers and prosecutors read because they are addressed to their organisation.")
@Path("/api/nrm/v1/addressed-records")
@Authenticated
class AddressedRecordsResource {
    private final AddressedRecords records;
    private final CurrentActor actor;

    AddressedRecordsResource(AddressedRecords records, CurrentActor actor) {
        this.records = records;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listAddressedRecords", summary = "List the records that are addressed to your organisation, latest first",
            description = "The list does not show their content.")
    @Allowed(roles = {GUARDIAN, LEGAL_ADVISER, PROSECUTOR},
            scope = "records that are addressed to the caller's organisation, of the kinds that the caller's role may read; without "
                    + "their content")
    @Audited
    public Uni<Page<RecordReceipt>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return records.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{record}")
    @Operation(operationId = "getAddressedRecord", summary = "Read a record that is addressed to your organisation",
            description = "You see its content without the internal note, and nothing else of the case.")
    @Allowed(roles = {GUARDIAN, LEGAL_ADVISER, PROSECUTOR},
            scope = "records that are addressed to the caller's organisation, of the kinds that the caller's role may read; nothing "
                    + "else of the case")
    @Audited
    public Uni<RestResponse<CaseRecordView<Particulars>>> get(UUID record) {
        return records.get(actor.get(), record).map(ETags::on);
    }
}
