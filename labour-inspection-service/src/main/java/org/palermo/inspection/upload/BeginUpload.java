package org.palermo.inspection.upload;

import java.util.UUID;

/// Begins an upload.
///
/// @param visit the id by which the inspectorate knows it; the same for `finding`
/// @param finding null when the file belongs to the visit as a whole
/// @param size bytes of the whole file, at most 1 GiB
/// @param name of the file; null when none
/// @param type its media type as the sender states it; null when none
public record BeginUpload(UUID visit, UUID finding, long size, String name, String type) {

    @Override
    public String toString() {
        return "BeginUpload";
    }
}
