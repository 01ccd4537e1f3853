package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// Those to whom something of a case was given, and who must know when she takes back that it is shared. Inside the transaction that
/// records it.
public interface SharedOnward {

    /// @param scope of what is not to be shared any more
    Uni<Void> tellWithdrawn(UUID caseFile, List<Consent.Scope> scope);
}
