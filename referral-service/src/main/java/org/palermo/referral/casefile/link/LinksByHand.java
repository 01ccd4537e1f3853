package org.palermo.referral.casefile.link;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseFile;

/// Links two files of one person, for the competent authority. Neither file nor its history changes, as with a link that was found.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/links")
@Authenticated
@ApplicationScoped
public class LinksByHand {
    private final CasePairs pairs;
    private final LinkStore links;
    private final CurrentOperation operation;

    LinksByHand(CasePairs pairs, LinkStore links, CurrentOperation operation) {
        this.pairs = pairs;
        this.links = links;
        this.operation = operation;
    }

    /// The same answer for a reference that no case has and for one of a case that the caller does not see.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for such a reference, 409 when the two are linked or nobody is identified
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "linkCases", summary = "Link two case files of the same person that the service did not find",
            description = "Name the other case by its reference. Neither file changes; each points to the other. You must cover "
                    + "both cases: if no case in your regions has the reference, the answer is 400. It is 409 if an open or confirmed "
                    + "link already joins the two, or one of them has no identified person.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = CaseLinks.SCOPE)
    @Audited
    @Scoped
    public Uni<CaseLinkView> link(
            @RestPath("id") UUID caseFile, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull LinkCases command) {
        Actor actor = operation.caller();
        String reference = command.canonical();
        return pairs.covered(actor, caseFile)
                .flatMap(file -> operation.once(actor, key, command, UUID.class,
                        () -> linked(actor, file, reference, command.reason())))
                .flatMap(link -> links.find(caseFile, link))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    private Uni<UUID> linked(Actor actor, CaseFile file, String reference, LinkGrounds reason) {
        UUID link = Ids.next();
        return pairs.other(actor, file, reference)
                .call(other -> pairs.keep(file, other))
                .call(other -> links.link(link, file.id(), other.id(), reason, actor, operation.now()).invoke(LinksByHand::requireNew))
                .call(other -> operation.record(actor, "LINK_BY_HAND", "case_file", List.of(file.id(), other.id())))
                .replaceWith(link);
    }

    private static void requireNew(boolean linked) {
        if (!linked) {
            throw Problems.conflict("case-link", "linked", "The two case files are already linked.");
        }
    }
}
