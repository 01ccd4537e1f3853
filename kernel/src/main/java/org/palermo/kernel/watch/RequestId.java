package org.palermo.kernel.watch;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.palermo.kernel.id.Ids;

/// The id of a request in every log and in the audit: the caller's `X-Request-Id` if it is well formed, else a new one.
@RequestScoped
public class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final String value;

    RequestId() {
        this.value = null;
    }

    @Inject
    RequestId(HttpServerRequest request) {
        String sent = request.getHeader(HEADER);
        this.value = sent != null && WELL_FORMED.matcher(sent).matches() ? sent : Ids.next().toString();
    }

    public String value() {
        return value;
    }
}
