package org.palermo.referral.caserecord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.letter.WrittenLetter;
import org.palermo.referral.caserecord.CaseRecordView;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.document.DocumentView;

/// Everything that is held about a person in her case: the file, its records, and to whom parts were given. For the person, in a
/// machine-readable form.
///
/// @param caseFile the case
/// @param records latest first, each in its current edition
/// @param documents latest first; without their files, which are downloaded one by one
/// @param letters latest first, each as it was written
/// @param referrals latest first
@RegisterForReflection
public record PersonCopy(CaseFileView caseFile, List<CaseRecordView<Particulars>> records, List<DocumentView> documents,
        List<WrittenLetter> letters, List<Referral> referrals) {

    /// A need or a case that was referred to an organisation. The organisation learns what the person needs, or who she is, only when it
    /// has accepted.
    ///
    /// @param kind `SERVICE_REFERRAL` or `TRANSFER`
    /// @param from the organisation that sent it
    /// @param to the organisation that received it
    /// @param need the id of the need's record; left out for a transfer
    /// @param status whether it waits, was accepted, declined or withdrawn, or has expired
    /// @param reason the code of the reason why it was declined or withdrawn; left out otherwise
    /// @param sentAt when it was sent, in UTC
    /// @param answeredAt when it was answered, in UTC; left out until then
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Referral(String kind, UUID from, UUID to, UUID need, String status, String reason, Instant sentAt, Instant answeredAt) {}
}
