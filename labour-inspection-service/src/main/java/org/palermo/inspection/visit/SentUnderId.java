package org.palermo.inspection.visit;

import java.util.UUID;

/// What a device sends under an id that it chose itself, so that a repeated request is recognised.
public interface SentUnderId {
    /// What the description of a step says.
    String REPEATED = "With an `id` of your own you can repeat the request whenever you like: the same body from the same inspector gets "
            + "the same answer. A different body gets 409; both are stored, and a person settles them with `settleFormSubmission`.";

    /// @return null when the device chose none
    UUID id();
}
