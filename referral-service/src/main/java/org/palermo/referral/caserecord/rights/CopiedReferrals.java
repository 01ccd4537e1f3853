package org.palermo.referral.caserecord.rights;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// The referrals of a case to other organisations, for the person's own copy. Runs in its own transaction.
public interface CopiedReferrals {

    /// @return latest first
    Uni<List<PersonCopy.Referral>> of(Actor actor, UUID caseFile);
}
