package org.palermo.referral.addressee;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.caserecord.RecordContents;
import org.palermo.referral.caserecord.RecordKind;
import org.palermo.referral.caserecord.justice.Hearing;
import org.palermo.referral.caserecord.justice.Proceeding;

/// Names the court of a hearing, and the number there, to the adviser to whom the hearing is addressed. Of the proceeding it opens nothing
/// else for this reader. Call it inside a scoped transaction.
@ApplicationScoped
class HearingProceedings {
    private final AddressedCaseStore store;
    private final VisibleCases cases;
    private final RecordContents contents;

    HearingProceedings(AddressedCaseStore store, VisibleCases cases, RecordContents contents) {
        this.store = store;
        this.cases = cases;
        this.contents = contents;
    }

    /// Null for a record that is no hearing.
    Uni<HearingProceedingView> of(UUID record, AddressedCase on) {
        return on.kind() != RecordKind.HEARING ? Uni.createFrom().nullItem()
                : cases.key(on.caseFile()).map(key -> key.orElseThrow(Problems::notFound)).flatMap(key -> of(record, key));
    }

    private Uni<HearingProceedingView> of(UUID record, DataKey key) {
        return store.hearing(record)
                .map(sealed -> contents.open(key, Hearing.class, record, sealed.edition(), sealed.particulars()).proceeding())
                .flatMap(named -> store.proceeding(record, named).map(found -> found
                        .map(sealed -> contents.open(key, Proceeding.class, named, sealed.edition(), sealed.particulars()))
                        .map(HearingProceedingView::of).orElse(null)));
    }
}
