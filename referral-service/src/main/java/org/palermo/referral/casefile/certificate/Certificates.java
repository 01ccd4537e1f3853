package org.palermo.referral.casefile.certificate;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileReads;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.casefile.person.Persons;

/// Issues, prints and replaces certificates. All valid certificates of a person have the same effect.
@Tag(name = "Certificates",
        description = "Certificates that the person of a case carries, and the question whether the carrier may be removed from the "
                + "country.")
@Path("/api/nrm/v1/cases/{id}/certificates")
@ApplicationScoped
public class Certificates {
    private static final String CASES = "competent authority: cases in the regions that the caller covers; first responder: cases that "
            + "the caller's organisation has referred; case coordinator: cases that the caller works on";
    private static final int REFERENCE_BITS = 100;

    private final CertificateStore store;
    private final CaseFileReads reads;
    private final Persons persons;
    private final Countries countries;
    private final CurrentOperation operation;

    Certificates(CertificateStore store, CaseFileReads reads, Persons persons, Countries countries, CurrentOperation operation) {
        this.store = store;
        this.reads = reads;
        this.persons = persons;
        this.countries = countries;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listCertificates", summary = "List the valid certificates of a case, latest first",
            description = "The list has no replaced certificates, and none of a person who was erased. Each has the "
                    + "reference that is printed on it. A case that you do not see gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    @Scoped
    public Uni<Page<CertificateView>> of(@RestPath("id") UUID caseFile) {
        Actor actor = operation.caller();
        return hers(actor, caseFile)
                .call(() -> operation.record(actor, "READ_CERTIFICATES", CaseFiles.KIND, caseFile))
                .flatMap(file -> standing(caseFile))
                .map(certificates -> new Page<>(certificates, null));
    }

    /// Issues a certificate when the case has none that is valid.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when there is a valid one, or when the case is over
    @POST
    @Operation(operationId = "issueCertificate", summary = "Issue a certificate for a case that has none, such as an imported case",
            description = "When the case has a valid certificate, or is over, the answer is 409.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    @Scoped
    public Uni<CertificateView> issue(@RestPath("id") UUID caseFile) {
        Actor actor = operation.caller();
        return issuable(actor, caseFile).flatMap(key -> store.standing(caseFile, Optional.of(key)).flatMap(certificates -> {
            if (!certificates.isEmpty()) {
                throw Problems.conflict("certificate", "stands", "The case already has a valid certificate. If it is lost, replace it.");
            }
            return issued(actor, caseFile, key, IssuedFor.REQUEST);
        }));
    }

    /// Replaces all valid certificates, so that no lost one remains valid.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a case that the caller does not see, 409 when the certificate is not a
    /// valid one of this case, or when the case is over
    @POST
    @Path("/{certificate}/replacement")
    @Operation(operationId = "replaceCertificate", summary = "Replace a lost certificate",
            description = "The new certificate replaces all certificates of the case; a question about removal with an earlier reference "
                    + "gets the same answer as one with an unknown reference. A certificate that is not valid for the case, and a case "
                    + "that is over, get 409.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    @Scoped
    public Uni<CertificateView> replace(@RestPath("id") UUID caseFile, UUID certificate) {
        Actor actor = operation.caller();
        return issuable(actor, caseFile).flatMap(key -> store.standing(caseFile, Optional.of(key)).flatMap(certificates -> {
            if (certificates.stream().noneMatch(one -> one.id().equals(certificate))) {
                throw Problems.conflict("certificate", "replaced",
                        "This certificate is not valid. List the valid certificates of the case.");
            }
            return store.replace(caseFile, certificate, operation.now()).flatMap(replaced -> {
                if (replaced != certificates.size()) {
                    throw Problems.conflict("certificate", "replaced",
                            "This certificate is not valid. List the valid certificates of the case.");
                }
                return issued(actor, caseFile, key, IssuedFor.REPLACEMENT);
            });
        }));
    }

    /// The page to print.
    ///
    /// @param language the language of the page, BCP 47; without it, the first of the person's languages that is available
    @GET
    @Path("/{certificate}/page")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(operationId = "printCertificate", summary = "Read a certificate as a page to print",
            description = "`language` is ar, en, es, fr, ru or zh. Without it, the page is in the first of the person's languages among "
                    + "these, else in English. The page has no name. A certificate that is no longer valid gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    @Scoped
    public Uni<String> page(@RestPath("id") UUID caseFile, UUID certificate, @RestQuery String language) {
        Actor actor = operation.caller();
        return hers(actor, caseFile)
                .call(() -> operation.record(actor, "PRINT_CERTIFICATE", CaseFiles.KIND, caseFile))
                .flatMap(file -> standing(caseFile)
                        .map(all -> all.stream().filter(one -> one.id().equals(certificate)).findFirst().orElseThrow(Problems::notFound))
                        .flatMap(one -> persons.key(caseFile).flatMap(key -> persons.open(caseFile, key))
                                .map(person -> CertificatePage.of(language, person == null ? List.of() : person.person().languages())
                                        .html(one, countries.ofRegion(file.region()).orElseThrow()))));
    }

    /// Issues a certificate within the transaction that refers or decides.
    ///
    /// @param key the person's key
    public Uni<CertificateView> issued(Actor actor, UUID caseFile, DataKey key, IssuedFor why) {
        CertificateView certificate = new CertificateView(Ids.next(), Reference.random(REFERENCE_BITS), operation.now(), why);
        return store.add(key, certificate, actor)
                .chain(() -> operation.record(actor, "ISSUE_CERTIFICATE", CaseFiles.KIND, caseFile))
                .replaceWith(certificate);
    }

    private Uni<List<CertificateView>> standing(UUID caseFile) {
        return persons.key(caseFile).flatMap(key -> store.standing(caseFile, key));
    }

    private Uni<CaseFile> hers(Actor actor, UUID caseFile) {
        return reads.seen(actor, caseFile).onItem().ifNull().failWith(Problems::notFound);
    }

    private Uni<DataKey> issuable(Actor actor, UUID caseFile) {
        return hers(actor, caseFile).invoke(file -> {
            if (file.isErased() || file.stage().isFinal()) {
                throw Problems.conflict("certificate", "case-over", "The case is over or has no identified person.");
            }
        }).chain(() -> persons.keyToWrite(caseFile));
    }
}
