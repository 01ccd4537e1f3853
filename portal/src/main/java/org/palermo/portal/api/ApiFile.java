package org.palermo.portal.api;

import io.smallrye.mutiny.Multi;

/// A file that a service is sending.
///
/// @param status of HTTP; 0 when there was no answer
/// @param type the media type, or null
/// @param disposition the `Content-Disposition`, or null
/// @param content piece by piece, as fast as it is read; empty when the status is not 200
public record ApiFile(int status, String type, String disposition, Multi<byte[]> content) {
    static ApiFile none(int status) {
        return new ApiFile(status, null, null, Multi.createFrom().empty());
    }
}
