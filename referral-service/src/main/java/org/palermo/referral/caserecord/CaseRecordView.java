package org.palermo.referral.caserecord;

import org.palermo.kernel.etag.WholeVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.referral.casefile.AgeGroup;

/// A record as those see it who see the case, or to whom it is addressed.
///
/// @param caseFile left out for who is addressed: what she has of one person does not add up
/// @param state where it stands, a code of its kind
/// @param particulars what it says
/// @param addressee the organisation that takes part in it; left out when none does
/// @param agency the organisation of who recorded or changed it last
/// @param dueAt by when what has to be done about it is due, where the law sets a term for somebody of her age; left out where it sets none
/// @param edition counts what it has said
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseRecordView<P extends Particulars>(
        UUID id, UUID caseFile, RecordKind kind, String state, P particulars, UUID addressee, Instant dueAt, UUID agency,
        Instant recordedAt, Instant changedAt, int edition, int version) implements WholeVersion {

    /// @param ageGroup what she is held to be now
    static <P extends Particulars> CaseRecordView<P> of(CaseRecord r, AgeGroup ageGroup, P particulars) {
        return new CaseRecordView<>(r.id, r.caseFile, r.kind, r.state, particulars, r.addressee, r.dueOf(ageGroup), r.agency, r.recordedAt, r.changedAt,
                r.edition, r.version);
    }

    static CaseRecordView<Particulars> addressed(CaseRecord r, Particulars particulars) {
        return new CaseRecordView<>(r.id, null, r.kind, r.state, particulars.forAddressee(), r.addressee, null, r.agency, r.recordedAt, r.changedAt,
                r.edition, r.version);
    }
}
