package org.palermo.referral.caserecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.kernel.id.Reference;
import org.palermo.referral.casefile.age.AgeGroup;

/// A record, for those who see the case or to whom it is addressed.
///
/// @param reference to say on the telephone; the organisation to which the record is addressed reads the same
/// @param caseFile left out for an addressee, who must not see which records are of one person
/// @param state the state, a code of its kind
/// @param particulars the content
/// @param addressee the organisation that takes part in it; left out when none does
/// @param dueAt the deadline of the next action, where the law sets a term for the person's age group; left out where it sets none
/// @param agency the organisation that recorded or last changed it
/// @param recordedAt when it was recorded, in UTC
/// @param changedAt when it last changed, in UTC
/// @param edition the number of the edition
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseRecordView<P extends Particulars>(
        UUID id, String reference, UUID caseFile, RecordKind kind, String state, P particulars, UUID addressee, Instant dueAt,
        UUID agency, Instant recordedAt, Instant changedAt, int edition, int version) implements Versioned {

    /// @param ageGroup the person's current age group
    static <P extends Particulars> CaseRecordView<P> of(CaseRecord r, AgeGroup ageGroup, P particulars) {
        return new CaseRecordView<>(r.id, Reference.of(r.id), r.caseFile, r.kind, r.state, particulars, r.addressee, r.dueOf(ageGroup),
                r.agency, r.recordedAt, r.changedAt, r.edition, r.version);
    }

    static CaseRecordView<Particulars> addressed(CaseRecord r, Particulars particulars) {
        return new CaseRecordView<>(r.id, Reference.of(r.id), null, r.kind, r.state, particulars.forAddressee(), r.addressee, null,
                r.agency, r.recordedAt, r.changedAt, r.edition, r.version);
    }
}
