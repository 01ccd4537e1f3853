package org.palermo.portal.page;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Stores in a cookie the language that the reader chose by a link.
class LanguageChoice {
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    @ServerResponseFilter
    void remember(ContainerResponseContext response, UriInfo uri) {
        Language.of(uri.getQueryParameters().getFirst("lang")).ifPresent(language -> response.getHeaders().add(HttpHeaders.SET_COOKIE,
                PageCookies.of(uri, Frames.LANGUAGE_COOKIE, language.tag(), A_YEAR)));
    }
}
