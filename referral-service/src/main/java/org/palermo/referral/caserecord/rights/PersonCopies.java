package org.palermo.referral.caserecord.rights;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.casefile.letter.KeptLetters;
import org.palermo.referral.caserecord.CaseRecords;
import org.palermo.referral.document.Documents;

/// Assembles the copy that a person gets when she asks what is held about her.
@Tag(name = "Case records: rights of the person",
        description = "The person's requests about their own data, and the copy of all that is held about them.")
@Path("/api/nrm/v1/cases/{id}/copy")
@Authenticated
@ApplicationScoped
class PersonCopies {
    private final CaseFiles files;
    private final CaseRecords records;
    private final Documents documents;
    private final KeptLetters letters;
    private final CopiedReferrals referrals;
    private final CurrentActor caller;

    PersonCopies(CaseFiles files, CaseRecords records, Documents documents, KeptLetters letters, CopiedReferrals referrals,
            CurrentActor caller) {
        this.files = files;
        this.records = records;
        this.documents = documents;
        this.letters = letters;
        this.referrals = referrals;
        this.caller = caller;
    }

    /// Each part is read in its own transaction, like every read.
    @GET
    @Operation(operationId = "getPersonCopy", summary = "Read the copy of all that is held about a person, to give it to her",
            description = "The copy has the case file, every record, the list of the documents, the letters, and what was referred to "
                    + "whom. Only the authority's copy has the reasons of decisions.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY},
            scope = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller "
                    + "covers; the copy is for the person of the case")
    @Audited
    public Uni<PersonCopy> of(@RestPath("id") UUID caseFile) {
        Actor actor = caller.get();
        return records.all(actor, caseFile).flatMap(all -> documents.copied(actor, caseFile)
                .flatMap(kept -> letters.copied(actor, caseFile).flatMap(written -> referrals.of(actor, caseFile)
                        .flatMap(referred -> files.copied(actor, caseFile)
                                .map(file -> new PersonCopy(file, all, kept, written, referred))))));
    }
}
