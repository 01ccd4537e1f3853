package org.palermo.referral.people.watched;

import static org.palermo.kernel.identity.Role.AUDITOR;

import io.quarkus.security.Authenticated;
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
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Inquiries into what a person has seen on a day: opened, and closed with what they have found.
@Tag(name = "Inquiries into accesses", description = "Inquiries of auditors into unusual accesses: whether they belong to the person's "
        + "work.")
@Path("/api/nrm/v1/access-inquiries")
@Authenticated
@ApplicationScoped
class Inquiries {
    private static final String SCOPE = "inquiries into the accesses of other people: ids, codes and dates";
    private static final String KIND = "access_inquiry";

    private final InquiryStore store;
    private final CurrentOperation operation;

    Inquiries(InquiryStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "openAccessInquiry", summary = "Open an inquiry into what a person has seen on a day",
            description = "You can't open one about yourself (403). While one is open for the person and the day, the answer is 409.")
    @Allowed(roles = AUDITOR, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<InquiryView>> open(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull OpenInquiry command) {
        Actor actor = operation.caller();
        if (command.person().toString().equals(actor.subject())) {
            throw Problems.forbidden("oversight", "own-accesses", "Another auditor must inquire into your own accesses.");
        }
        // Somewhere the day has begun already.
        if (command.day().isAfter(LocalDate.ofInstant(operation.now(), ZoneOffset.UTC).plusDays(1))) {
            throw Problems.invalid("day", "must not be in the future");
        }
        return operation.once(actor, key, command, InquiryView.class, () -> {
            UUID id = Ids.next();
            return store.add(id, command, operation.now(), actor.subject())
                    .invoke(Inquiries::requireNoneOpen)
                    .chain(() -> operation.record(actor, "OPEN_INQUIRY", KIND, id))
                    .chain(() -> store.find(id)).map(found -> found.orElseThrow(Problems::notFound));
        }).map(opened -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, opened)
                .location(URI.create("/api/nrm/v1/access-inquiries/" + opened.id())).header("ETag", ETags.of(opened.version())).build());
    }

    private static void requireNoneOpen(boolean added) {
        if (!added) {
            throw Problems.conflict("oversight", "inquiry-open", "An inquiry for this person and day is already open.");
        }
    }

    /// @param state only inquiries in this state
    @GET
    @Operation(operationId = "listAccessInquiries", summary = "List the inquiries into accesses, latest first",
            description = "The list has open and closed inquiries of all auditors. Each names the person, the day of the unusual "
                    + "accesses, and what the inquiry has found.")
    @Allowed(roles = AUDITOR, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<Page<InquiryView>> page(
            @RestQuery String state, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        InquiryView.State wanted = EnumParameter.of(InquiryView.State.class, "state", state);
        return store.page(wanted, Cursor.parse(cursor), limit + 1)
                .map(rows -> Page.of(rows, limit, inquiry -> new Cursor(inquiry.openedAt(), inquiry.id())))
                .call(page -> operation.record(operation.caller(), "LIST", KIND, page.items().stream().map(InquiryView::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAccessInquiry", summary = "Read an inquiry into accesses",
            description = "You need its ETag to close it.")
    @Allowed(roles = AUDITOR, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<InquiryView>> get(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(operation.caller(), "READ", KIND, id))
                .map(ETags::on);
    }

    @POST
    @Path("/{id}/closure")
    @Operation(operationId = "closeAccessInquiry", summary = "Close an inquiry into accesses with what it has found",
            description = "An inquiry can't be opened again; closing it a second time gets 409. If more must be examined, open a new "
                    + "inquiry. Send the ETag in If-Match.")
    @Allowed(roles = AUDITOR, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<InquiryView>> close(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull CloseInquiry command) {
        Actor actor = operation.caller();
        return store.lock(id).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(inquiry -> requireOpen(ifMatch, inquiry))
                .chain(() -> store.close(id, command, operation.now(), actor.subject()))
                .chain(() -> operation.record(actor, "CLOSE_INQUIRY", KIND, id))
                .chain(() -> store.find(id)).map(found -> found.orElseThrow(Problems::notFound))
                .map(ETags::on);
    }

    private static void requireOpen(String ifMatch, InquiryView inquiry) {
        ETags.require(ifMatch, inquiry.version());
        if (inquiry.state() == InquiryView.State.CLOSED) {
            throw Problems.conflict("oversight", "inquiry-closed", "The inquiry is already closed.");
        }
    }
}
