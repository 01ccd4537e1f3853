package org.palermo.kernel.etag;

/// What is shown of a record that changes.
public interface Versioned {

    /// Counts the changes.
    int version();
}
