package org.palermo.portal.api;

import io.smallrye.mutiny.Multi;

/// A file that a service is sending.
///
/// @param answer its status, and the problem when there is no file
/// @param type the media type, or null
/// @param disposition the `Content-Disposition`, or null
/// @param content piece by piece, as fast as it is read; empty when the status is not 200
public record ApiFile(ApiAnswer answer, String type, String disposition, Multi<byte[]> content) {
    static ApiFile none(ApiAnswer answer) {
        return new ApiFile(answer, null, null, Multi.createFrom().empty());
    }

    public int status() {
        return answer.status();
    }
}
