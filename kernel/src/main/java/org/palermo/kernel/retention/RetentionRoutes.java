package org.palermo.kernel.retention;

import static org.palermo.kernel.identity.Role.AUDITOR;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

/// `/retention` of a service. Each service extends this with its own path.
@Authenticated
public abstract class RetentionRoutes {
    private final Retention retention;
    private final NamedRecords named;
    private final LegalHolds holds;
    private final CurrentActor actor;

    protected RetentionRoutes(Retention retention, NamedRecords named, LegalHolds holds, CurrentActor actor) {
        this.retention = retention;
        this.named = named;
        this.holds = holds;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listDue{Service}Records",
            summary = "List the records of one kind in a country that are due for erasure, oldest first",
            description = "A dry run: it erases nothing. Each record says whether a legal hold keeps it; the next run erases all others. A "
                    + "country that you do not cover entirely gets 404, an unknown `kind` or country 400.")
    @Allowed(roles = {DATA_PROTECTION_OFFICER, AUDITOR},
            scope = "countries that the caller covers entirely: ids, references and dates, nothing about a person")
    @Audited
    public Uni<Page<DueView>> due(@RestQuery @NotNull String kind, @RestQuery @NotNull String country, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return retention.dryRun(actor.get(), kind, country, cursor, limit);
    }

    /// @param reference as people write it, or the id of a record
    @GET
    @Path("/records")
    @Operation(operationId = "find{Service}Records", summary = "Find a record by its reference or id, whether it is due for erasure or not",
            description = "Finds a record before it is due, so that it can be held or erased. A record without a reference is found by its "
                    + "id. What does not exist, and what is in a country that you do not cover entirely, gets an empty list; a text "
                    + "that is neither a reference nor an id gets 400.")
    @Allowed(roles = {DATA_PROTECTION_OFFICER, AUDITOR},
            scope = "countries that the caller covers entirely: ids, references and dates, nothing about a person")
    @Audited
    public Uni<Page<RetainedView>> named(@RestQuery @NotNull @Size(max = 40) String reference) {
        return named.of(actor.get(), reference);
    }

    @GET
    @Path("/{kind}/{record}/legal-holds")
    @Operation(operationId = "list{Service}LegalHolds", summary = "List the legal holds on a record, latest first",
            description = "Lifted legal holds are in the list too; it has at most 200. Only data protection officers see the explanations.")
    @Allowed(roles = {DATA_PROTECTION_OFFICER, AUDITOR},
            scope = "countries that the caller covers entirely: ids, references and dates, nothing about a person")
    @Audited
    public Uni<Page<LegalHoldView>> held(String kind, UUID record) {
        return holds.of(actor.get(), kind, record);
    }

    @POST
    @Path("/{kind}/{record}/legal-holds")
    @ResponseStatus(201)
    @Operation(operationId = "place{Service}LegalHold", summary = "Place a legal hold on a record",
            description = "While a legal hold is in force, the record is erased neither at the end of its retention time nor on request. "
                    + "The explanation "
                    + "is encrypted and only in the list, for data protection officers. A record that was already erased gets 409.")
    @Allowed(roles = DATA_PROTECTION_OFFICER,
            scope = "countries that the caller covers entirely: ids, references and dates, nothing about a person")
    @Audited
    public Uni<LegalHoldView> hold(String kind, UUID record, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull PlaceLegalHold command) {
        return holds.place(actor.get(), kind, record, key, command);
    }

    @POST
    @Path("/{kind}/{record}/legal-holds/{hold}/lift")
    @Operation(operationId = "lift{Service}LegalHold", summary = "Lift a legal hold",
            description = "When no other legal hold is in force, the record can be erased again: at the end of its retention time, or on "
                    + "request. Lifting it again changes nothing.")
    @Allowed(roles = DATA_PROTECTION_OFFICER,
            scope = "countries that the caller covers entirely: ids, references and dates, nothing about a person")
    @Audited
    public Uni<LegalHoldView> lift(String kind, UUID record, UUID hold) {
        return holds.lift(actor.get(), kind, record, hold);
    }
}
