package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// Requests for information on a case that were not answered yet. Implemented by the package that keeps them. Call it inside the
/// transaction that reads the case.
public interface OpenQuestions {

    /// As far as the actor of the transaction may see them, the earliest term first.
    ///
    /// @param region the region of the case, which gives the calendar of its terms
    Uni<List<OpenQuestion>> of(UUID caseFile, String region);
}
