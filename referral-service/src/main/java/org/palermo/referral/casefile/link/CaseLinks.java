package org.palermo.referral.casefile.link;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseFileStore;

/// Decides, for the competent authority, whether two files are of one person, and ends a link that was wrong. Neither file nor its history
/// changes, because the sender of a file reads its history and would learn of the other file.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/links")
@Authenticated
@ApplicationScoped
public class CaseLinks {
    static final String SCOPE = "links of two case files that the caller covers";

    private final CaseFileStore files;
    private final LinkStore links;
    private final CurrentOperation operation;

    CaseLinks(CaseFileStore files, LinkStore links, CurrentOperation operation) {
        this.files = files;
        this.links = links;
        this.operation = operation;
    }

    @GET
    @Path("/{link}")
    @Operation(operationId = "getCaseLink", summary = "Read a link to another case file that may be of the same person",
            description = "The answer has only the id and the reference of the other file. You need its ETag to confirm or dismiss the "
                    + "link. You must cover both cases; otherwise the answer is 404.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseLinkView>> get(@RestPath("id") UUID caseFile, UUID link) {
        Actor actor = operation.caller();
        return find(actor, caseFile, link).call(found -> audit(actor, "READ_LINK", caseFile, found))
                .map(ETags::on);
    }

    @POST
    @Path("/{link}/confirmation")
    @Operation(operationId = "confirmCaseLink", summary = "Confirm that two case files are of the same person",
            description = "Neither file changes. A reason that belongs to the other answer gets 400. Send the ETag of the link in "
                    + "If-Match. A link that was already decided gets 409.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseLinkView>> confirm(
            @RestPath("id") UUID caseFile, UUID link, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideLink command) {
        return decide(operation.caller(), caseFile, link, ifMatch, LinkState.CONFIRMED, command);
    }

    @POST
    @Path("/{link}/dismissal")
    @Operation(operationId = "dismissCaseLink", summary = "Decide that two case files are of different persons",
            description = "A reason for the other answer gets 400. Send the ETag of the link in If-Match. A link that was already decided "
                    + "gets 409.")
    @RequestBody(required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DecideLink.class),
                    example = "{\"reason\":\"SHARED_CONTACT\"}"))
    @Allowed(roles = COMPETENT_AUTHORITY, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseLinkView>> dismiss(
            @RestPath("id") UUID caseFile, UUID link, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideLink command) {
        return decide(operation.caller(), caseFile, link, ifMatch, LinkState.DISMISSED, command);
    }

    @POST
    @Path("/{link}/end")
    @Operation(operationId = "endCaseLink", summary = "End a confirmed link of two case files that is wrong",
            description = "Both files keep the link, with the time and the reason of its end. A reason that belongs to the other answer "
                    + "gets 400. Send the ETag of the link in If-Match. A link that is not confirmed, or has ended, gets 409.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = DecideLink.class), example = "{\"reason\":\"ENTRY_ERROR\"}"))
    @Allowed(roles = COMPETENT_AUTHORITY, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseLinkView>> end(
            @RestPath("id") UUID caseFile, UUID link, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideLink command) {
        Actor actor = operation.caller();
        command.require(LinkState.DISMISSED);
        return find(actor, caseFile, link)
                .invoke(found -> ETags.require(ifMatch, found.version()))
                .invoke(CaseLinks::requireConfirmed)
                .call(found -> links.end(found, command.reason(), actor, operation.now()).invoke(CaseLinks::requireDone))
                .call(found -> audit(actor, "LINK_ENDED", caseFile, found))
                .chain(() -> view(caseFile, link))
                .map(ETags::on);
    }

    private Uni<RestResponse<CaseLinkView>> decide(Actor actor, UUID caseFile, UUID link, String ifMatch, LinkState decided,
            DecideLink command) {
        command.require(decided);
        return find(actor, caseFile, link)
                .invoke(found -> ETags.require(ifMatch, found.version()))
                .invoke(found -> requireOpen(found))
                .call(found -> links.decide(found, command.reason(), actor, operation.now()).invoke(CaseLinks::requireDone))
                .call(found -> audit(actor, "LINK_" + decided, caseFile, found))
                .chain(() -> view(caseFile, link))
                .map(ETags::on);
    }

    private Uni<CaseLinkView> find(Actor actor, UUID caseFile, UUID link) {
        return files.inScope(caseFile, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .chain(() -> view(caseFile, link));
    }

    private Uni<CaseLinkView> view(UUID caseFile, UUID link) {
        return links.find(caseFile, link).map(found -> found.orElseThrow(Problems::notFound));
    }

    private static void requireDone(boolean done) {
        if (!done) {
            throw Problems.stale();
        }
    }

    private static void requireConfirmed(CaseLinkView link) {
        if (link.state() != LinkState.CONFIRMED) {
            throw Problems.conflict("case-link", "not-confirmed", "The link is not confirmed, or has ended.");
        }
    }

    private static void requireOpen(CaseLinkView link) {
        if (link.state() != LinkState.OPEN) {
            throw Problems.conflict("case-link", "decided", "Whether the two files are of one person has already been decided.");
        }
    }

    /// Audits the action in both files.
    private Uni<Void> audit(Actor actor, String action, UUID caseFile, CaseLinkView link) {
        return operation.record(actor, action, "case_file", List.of(caseFile, link.caseFile()));
    }
}
