package org.palermo.referral.mechanism.provider;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// The copies of an organisation's name that other services have. Implemented by the package that sends them.
public interface RegisterCopies {

    /// Sends the copies again, in the caller's transaction, because the organisation was renamed, closed or opened again.
    Uni<Void> changed(UUID provider, boolean closed);
}
