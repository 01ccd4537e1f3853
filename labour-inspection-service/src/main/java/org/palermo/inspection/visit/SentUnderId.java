package org.palermo.inspection.visit;

import java.util.UUID;

/// What a device sends under an id that it chose itself, so that a repeated request is recognised.
public interface SentUnderId {

    /// @return null when the device chose none
    UUID id();
}
