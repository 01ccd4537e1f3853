package org.palermo.shelter.directory.query;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Redirects a list with `format=ndjson` to its stream, because HSDS selects the format by a parameter and HTTP by `Accept`.
class StreamedFormat {
    private static final Pattern LIST = Pattern.compile("/hsds/(v[0-9.]+)/([a-z_]+)/?");

    @ServerRequestFilter(preMatching = true)
    public void lead(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getRequestUri().getRawPath();
        Matcher list = LIST.matcher(path);
        if (path.startsWith("/hsds/") && "ndjson".equals(uri.getQueryParameters().getFirst("format")) && list.matches()) {
            request.setRequestUri(uri.getRequestUriBuilder().replacePath("/hsds/" + list.group(1) + "/streams/" + list.group(2)).build());
        }
    }
}
