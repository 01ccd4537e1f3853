package org.palermo.kernel.test.walk;

import java.util.HashMap;
import java.util.Map;

/// The parts of a request to a route besides its path, well formed, so that a refusal can only be about access.
public record Call(String query, String contentType, String body, Map<String, String> headers) {
    public static final Call PLAIN = new Call("", null, "", Map.of());

    public static Call query(String query) {
        return new Call("?" + query, null, "", Map.of());
    }

    public static Call json(String body) {
        return of("application/json", body);
    }

    public static Call ndjson(String line) {
        return of("application/x-ndjson", line);
    }

    public static Call of(String contentType, String body) {
        return new Call("", contentType, body, Map.of());
    }

    public Call withQuery(String more) {
        return new Call("?" + more, contentType, body, headers);
    }

    public Call withETag(int version) {
        Map<String, String> more = new HashMap<>(headers);
        more.put("If-Match", "\"" + version + "\"");
        return new Call(query, contentType, body, more);
    }
}
