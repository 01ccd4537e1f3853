package org.palermo.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/// A refusal in the form of RFC 9457. The detail is always our own words: never the caller's input, never the message of
/// an exception.
///
/// @param what the last part of `urn:palermo:problem:gateway:<what>`
/// @param headers that belong to the status, such as `Retry-After`
/// @param last whether nothing more can be read on the connection, because it is not known where the next request begins
public record Problem(int status, String what, String title, String detail, Map<String, String> headers, boolean last) {

    static final String CONTENT_TYPE = "application/problem+json";

    Problem(int status, String what, String title, String detail) {
        this(status, what, title, detail, Map.of(), false);
    }

    Problem with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, what, title, detail, more, last);
    }

    Problem endsConnection() {
        return new Problem(status, what, title, detail, headers, true);
    }

    /// Built by hand, so that a native image needs no reflection.
    Buffer toJson() {
        return new JsonObject()
                .put("type", "urn:palermo:problem:gateway:" + what)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }

    /// As a phone with ODK Collect shows it. Our own texts need only these escapes.
    Buffer toOpenRosa() {
        return Buffer.buffer("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message>%s</message></OpenRosaResponse>"
                .formatted((title + ". " + detail).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    }
}
