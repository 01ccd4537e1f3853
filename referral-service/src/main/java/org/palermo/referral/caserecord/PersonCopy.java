package org.palermo.referral.caserecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.casefile.CaseFileView;

/// What is held of a person in her case: her file, what stands beside it, and to whom of it something was given. For her, in a form
/// that a machine reads.
///
/// @param records the latest first, each as it stands now
/// @param referrals the latest first
@RegisterForReflection
public record PersonCopy(CaseFileView caseFile, List<CaseRecordView<Particulars>> records, List<Referral> referrals) {

    /// A need or the case, referred to an organisation. It knows what she needs, or who she is, only when it has accepted.
    ///
    /// @param kind `SERVICE_REFERRAL` or `TRANSFER`
    /// @param need which of the records; left out of a transfer
    /// @param reason why it was declined or withdrawn, a code
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Referral(String kind, UUID from, UUID to, UUID need, String status, String reason, Instant sentAt, Instant answeredAt) {}
}
