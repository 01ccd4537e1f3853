package org.palermo.referral.casefile.correction;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// The persons' own requests for correction, which are records of their cases.
public interface CorrectionRequests {

    /// Grants a request, inside the transaction that corrects.
    ///
    /// @param on the date in the jurisdiction
    /// @param answer the answer that the person gets
    /// @return a failure with 400 when the record is not a request for a correction of this case, or was already granted
    Uni<Void> grant(Actor actor, UUID caseFile, UUID request, LocalDate on, String answer);
}
