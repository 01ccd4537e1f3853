package org.palermo.kernel.etag;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Leaves out what the caller already has or does not want: 304 for a read with a matching `If-None-Match` (RFC 9110), 204
/// for a change with `Prefer: return=minimal` (RFC 7240). Both need an `ETag`, which is sent. A search has none and is
/// answered in full, and so is a creation (201), because the caller does not know the new id yet.
///
/// A tag that is a version counts the changes of a record, but most views show more than the record: states that depend on
/// the time, or other rows. Those are always answered in full; only a tag that is computed from the answer itself proves
/// that nothing has changed.
class ConditionalAnswers {
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final String MINIMAL = "return=minimal";

    @ServerResponseFilter
    public void shorten(ContainerRequestContext request, ContainerResponseContext response) {
        String tag = response.getHeaderString("ETag");
        if (tag == null || response.getStatus() != OK) {
            return;
        }
        if (READS.contains(request.getMethod())) {
            if (!ETags.isVersion(tag) && ETags.isKnown(tag, request.getHeaderString("If-None-Match"))) {
                without(response, NOT_MODIFIED);
            }
        } else if (response.hasEntity() && isMinimalPreferred(request.getHeaders().get("Prefer"))) {
            without(response, NO_CONTENT);
            response.getHeaders().putSingle("Preference-Applied", MINIMAL);
        }
    }

    private static void without(ContainerResponseContext response, int status) {
        response.setStatus(status);
        response.setEntity(null);
    }

    private static boolean isMinimalPreferred(List<String> prefer) {
        return prefer != null && prefer.stream().flatMap(header -> Arrays.stream(header.split(",")))
                .anyMatch(preference -> preference.split(";")[0].replace("\"", "").replace(" ", "").equalsIgnoreCase(MINIMAL));
    }
}
