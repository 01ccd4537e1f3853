package org.palermo.referral.casefile.erasure;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// A bar to erasure, e.g. a legal hold. {@link Erasures} asks every bean of this type, inside the transaction that would erase the person.
public interface ErasureBar {

    /// @return a failure with 409 when the bar applies
    Uni<Void> refuse(Actor actor, UUID caseFile);
}
