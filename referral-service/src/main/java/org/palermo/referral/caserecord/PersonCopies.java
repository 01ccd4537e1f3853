package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.referral.casefile.CaseFiles;

/// Puts together what a person gets when she asks what is held of her.
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

    /// Each part is a transaction of its own, as reads are.
    Uni<PersonCopy> of(Actor actor, UUID caseFile) {
        return records.all(actor, caseFile).flatMap(all -> referrals.of(actor, caseFile)
                .flatMap(referred -> files.copied(actor, caseFile).map(file -> new PersonCopy(file, all, referred))));
    }
}
