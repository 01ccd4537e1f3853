package org.palermo.portal.api;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/// An answer whose headers say something.
///
/// @param headers by their name, in any case
public record ApiHeaders(ApiAnswer answer, Map<String, String> headers) {

    static ApiHeaders of(ApiAnswer answer, MultiMap said) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        said.forEach(header -> headers.put(header.getKey(), header.getValue()));
        return new ApiHeaders(answer, headers);
    }

    static ApiHeaders none() {
        return new ApiHeaders(new ApiAnswer(0, null, new JsonObject()), Map.of());
    }
}
