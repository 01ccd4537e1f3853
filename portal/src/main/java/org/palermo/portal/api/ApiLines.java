package org.palermo.portal.api;

import io.smallrye.mutiny.Multi;
import io.vertx.core.json.JsonObject;

/// What an import says while it reads a file.
///
/// @param answer its status, and the problem when there is one
/// @param lines one after the other, as they come; empty when the status is not 200. They fail when the connection breaks
public record ApiLines(ApiAnswer answer, Multi<JsonObject> lines) {
    static ApiLines none(ApiAnswer answer) {
        return new ApiLines(answer, Multi.createFrom().empty());
    }
}
