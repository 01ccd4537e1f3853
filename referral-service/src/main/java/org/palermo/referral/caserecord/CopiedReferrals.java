package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What of a case was referred to other organisations, for the copy that she asks for. A transaction of its own.
public interface CopiedReferrals {

    /// @return the latest first
    Uni<List<PersonCopy.Referral>> of(Actor actor, UUID caseFile);
}
