package org.palermo.portal.session;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Accepts requests that change something only from our own pages. The form token checks this too. This check also holds
/// when an attacker who owns a neighbouring host name has set a form cookie in the browser.
///
/// Browsers send `Sec-Fetch-Site`. Browsers from before 2023 send `Origin`, which is `null` for our pages, because these
/// send no referrer. A request with neither header is checked by the token alone.
class SameOrigin {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, HttpHeaders headers, UriInfo uri) {
        if (!SAFE.contains(request.getMethod()) && !ours(headers, uri)) {
            throw new ForbiddenException();
        }
    }

    private static boolean ours(HttpHeaders headers, UriInfo uri) {
        String site = headers.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = headers.getHeaderString("Origin");
        return origin == null || origin.equals("null") || origin.equals(origin(uri));
    }

    /// The origin as the browser sees it, taken from the gateway's headers.
    private static String origin(UriInfo uri) {
        String base = uri.getBaseUri().toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
