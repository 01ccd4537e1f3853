package org.palermo.referral.caserecord.protection;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// Notifies the organisations with which data of a case was shared when the person withdraws consent. Call it inside the transaction that
/// records the withdrawal.
public interface WithdrawalNotices {

    /// @param scope what may no longer be shared
    Uni<Void> tellWithdrawn(UUID caseFile, List<Consent.Scope> scope);
}
