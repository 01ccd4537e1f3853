package org.palermo.kernel.bodies;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;

/// The media type that a request says of its body.
public final class BodyType {

    private BodyType() {}

    /// @param header `Content-Type` of the request; null or blank when it has none
    /// @throws NotSupportedException (415) when it is missing or names no single media type
    public static MediaType of(String header) {
        if (header == null || header.isBlank() || header.contains("*")) {
            throw new NotSupportedException();
        }
        try {
            return MediaType.valueOf(header);
        } catch (IllegalArgumentException e) {
            throw new NotSupportedException(e);
        }
    }
}
