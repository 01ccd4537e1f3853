package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;

/// Issues, prints and replaces certificates. All valid certificates of a person have the same effect.
@ApplicationScoped
public class Certificates {
    private static final int REFERENCE_BITS = 100;

    private final CertificateStore store;
    private final CaseFileReads reads;
    private final Persons persons;
    private final Countries countries;
    private final TransactionTime time;
    private final Audit audit;

    Certificates(CertificateStore store, CaseFileReads reads, Persons persons, Countries countries, TransactionTime time, Audit audit) {
        this.store = store;
        this.reads = reads;
        this.persons = persons;
        this.countries = countries;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<Page<CertificateView>> of(Actor actor, UUID caseFile) {
        return hers(actor, caseFile)
                .call(() -> audit.record(actor, "READ_CERTIFICATES", CaseFiles.KIND, caseFile))
                .flatMap(file -> standing(caseFile))
                .map(certificates -> new Page<>(certificates, null));
    }

    /// Issues a certificate when the case has none that is valid.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when there is a valid one, or when the case is over
    @Scoped
    public Uni<CertificateView> issue(Actor actor, UUID caseFile) {
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
    @Scoped
    public Uni<CertificateView> replace(Actor actor, UUID caseFile, UUID certificate) {
        return issuable(actor, caseFile).flatMap(key -> store.standing(caseFile, Optional.of(key)).flatMap(certificates -> {
            if (certificates.stream().noneMatch(one -> one.id().equals(certificate))) {
                throw Problems.conflict("certificate", "replaced", "This certificate is not valid. Read the valid ones.");
            }
            return store.replace(caseFile, certificate, time.now()).flatMap(replaced -> {
                if (replaced != certificates.size()) {
                    throw Problems.conflict("certificate", "replaced", "This certificate is not valid. Read the valid ones.");
                }
                return issued(actor, caseFile, key, IssuedFor.REPLACEMENT);
            });
        }));
    }

    /// The page to print.
    ///
    /// @param language BCP 47, or null for the first of the person's languages that is available
    @Scoped
    public Uni<String> page(Actor actor, UUID caseFile, UUID certificate, String language) {
        return hers(actor, caseFile)
                .call(() -> audit.record(actor, "PRINT_CERTIFICATE", CaseFiles.KIND, caseFile))
                .flatMap(file -> standing(caseFile)
                        .map(all -> all.stream().filter(one -> one.id().equals(certificate)).findFirst().orElseThrow(Problems::notFound))
                        .flatMap(one -> persons.key(caseFile).flatMap(key -> persons.open(caseFile, key))
                                .map(person -> CertificatePage.of(language, person == null ? List.of() : person.person().languages())
                                        .html(one, countries.ofRegion(file.region).orElseThrow()))));
    }

    /// Issues a certificate within the transaction that refers or decides.
    ///
    /// @param key the person's key
    Uni<CertificateView> issued(Actor actor, UUID caseFile, DataKey key, IssuedFor why) {
        CertificateView certificate = new CertificateView(Ids.next(), Reference.random(REFERENCE_BITS), time.now(), why);
        return store.add(key, certificate, actor)
                .chain(() -> audit.record(actor, "ISSUE_CERTIFICATE", CaseFiles.KIND, caseFile))
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
            if (file.erasedAt != null || file.stage.isFinal()) {
                throw Problems.conflict("certificate", "case-over", "The case is over or has no identified person.");
            }
        }).chain(() -> persons.keyToWrite(caseFile));
    }
}
