package org.palermo.portal.gateway;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;

/// A refusal with its type.
final class ProblemAnswer extends WebApplicationException {
    private final String what;

    private ProblemAnswer(int status, String what) {
        super(status);
        this.what = what;
    }

    static ProblemAnswer of(int status, String body) {
        String type = "";
        try {
            type = new JsonObject(body).getString("type", "");
        } catch (DecodeException | NullPointerException noProblem) {
            // A status alone says enough.
        }
        return new ProblemAnswer(status, type.substring(type.lastIndexOf(':') + 1));
    }

    /// The last part of the problem's type, e.g. `address-taken`; empty when there is none.
    String what() {
        return what;
    }
}
