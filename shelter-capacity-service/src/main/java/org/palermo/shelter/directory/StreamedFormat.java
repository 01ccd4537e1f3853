package org.palermo.shelter.directory;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Leads a list that is asked for as `format=ndjson` to its stream: HSDS chooses by a parameter what HTTP chooses by
/// `Accept`.
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
