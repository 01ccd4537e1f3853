package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.referral.casefile.CaseFiles;

/// Assembles the copy that a person gets when she asks what is held about her.
@ApplicationScoped
class PersonCopies {
    private final CaseFiles files;
    private final CaseRecords records;
    private final CopiedReferrals referrals;

    PersonCopies(CaseFiles files, CaseRecords records, CopiedReferrals referrals) {
        this.files = files;
        this.records = records;
        this.referrals = referrals;
    }

    /// Each part is read in its own transaction, like every read.
    Uni<PersonCopy> of(Actor actor, UUID caseFile) {
        return records.all(actor, caseFile).flatMap(all -> referrals.of(actor, caseFile)
                .flatMap(referred -> files.copied(actor, caseFile).map(file -> new PersonCopy(file, all, referred))));
    }
}
