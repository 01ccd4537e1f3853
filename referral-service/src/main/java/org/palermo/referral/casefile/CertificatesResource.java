package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

/// A certificate never changes, and replacing one twice is a conflict, so no ETag is needed.
@Tag(name = "Certificates",
        description = "Certificates that the person of a case carries, and the question whether the carrier may be removed from the "
                + "country.")
@Path("/api/nrm/v1/cases/{id}/certificates")
@Authenticated
class CertificatesResource {
    private static final String CASES = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's organisation "
            + "has referred; case coordinator: cases that the caller works on";

    private final Certificates certificates;
    private final CurrentActor actor;

    CertificatesResource(Certificates certificates, CurrentActor actor) {
        this.certificates = certificates;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listCertificates", summary = "List the valid certificates of a case, latest first")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    public Uni<Page<CertificateView>> of(UUID id) {
        return certificates.of(actor.get(), id);
    }

    @POST
    @Operation(operationId = "issueCertificate", summary = "Issue a certificate for a case that has none, such as an imported case",
            description = "When the case has a valid certificate, or is over, the answer is 409.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    public Uni<CertificateView> issue(UUID id) {
        return certificates.issue(actor.get(), id);
    }

    @GET
    @Path("/{certificate}/page")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(operationId = "printCertificate", summary = "Read a certificate as a page to print",
            description = "`language` is ar, en, es, fr, ru or zh. Without it, the page is in the first of the person's languages among "
                    + "these, else in English. The page has no name. A certificate that is no longer valid gets 404.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    public Uni<String> page(UUID id, UUID certificate, @RestQuery String language) {
        return certificates.page(actor.get(), id, certificate, language);
    }

    @POST
    @Path("/{certificate}/replacement")
    @Operation(operationId = "replaceCertificate", summary = "Replace a lost certificate",
            description = "It replaces all certificates of the case: a question about removal is answered for the earlier references like "
                    + "for unknown ones. A certificate that is not a valid one of the case, and a case that is over, get 409.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    public Uni<CertificateView> replace(UUID id, UUID certificate) {
        return certificates.replace(actor.get(), id, certificate);
    }
}
