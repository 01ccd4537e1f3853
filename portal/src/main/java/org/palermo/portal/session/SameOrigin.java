package org.palermo.portal.session;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// What changes something comes from a page of ours. The form's token says so too; this holds as well when somebody who
/// owns a neighbouring name has put a form cookie of her own choice into the browser.
///
/// A browser says it with `Sec-Fetch-Site`; one from before 2023 with `Origin`, which our pages, that send no referrer,
/// make `null`. One that says neither is left to the token.
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

    /// As the browser sees it: the gateway says so.
    private static String origin(UriInfo uri) {
        String base = uri.getBaseUri().toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
