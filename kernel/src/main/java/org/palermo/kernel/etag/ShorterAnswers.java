package org.palermo.kernel.etag;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What the caller knows or does not want is not sent: 304 for a read of what she has (`If-None-Match`, RFC 9110), 204 for a
/// change whose outcome she did not ask to see (`Prefer: return=minimal`, RFC 7240). Both need an `ETag`, which is sent; a search,
/// which has none, is answered whole, and so is what has been made (201), whose id nobody knows yet.
///
/// A tag that is a version counts the changes of a record, and most views show more than the record: what it comes to by the clock,
/// what stands beside it. Those are answered whole; only a {@link WholeVersion}, and a tag made of the answer itself, say that nothing
/// has changed.
class ShorterAnswers {
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
            if ((response.getEntity() instanceof WholeVersion || !ETags.isVersion(tag)) && ETags.isKnown(tag, request.getHeaderString("If-None-Match"))) {
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
