package org.palermo.systemtest.phone;

import java.util.UUID;

/// Sends files of a visit by tus 1.0.
interface FileSender {

    /// Returns when the file is an attachment of the visit.
    ///
    /// @param finding null for a file of the visit as a whole
    void send(UUID visit, UUID finding, Photograph photograph);
}
