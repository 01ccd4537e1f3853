package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// Requests of persons for a correction, which stand beside their case files.
public interface AskedCorrections {

    /// Answers one, inside the transaction that corrects.
    ///
    /// @param on the day in the jurisdiction
    /// @param answer what she is told
    /// @return a failure with 400 when it is no request for a correction of this case, or was granted before
    Uni<Void> grant(Actor actor, UUID caseFile, UUID request, LocalDate on, String answer);
}
