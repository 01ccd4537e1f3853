package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// Something for which a person must not be erased, e.g. a legal hold. {@link Erasures} asks every bean of this type, inside
/// the transaction that would erase her.
public interface ErasureBar {

    /// @return a failure with 409 when it stands
    Uni<Void> refuse(Actor actor, UUID caseFile);
}
