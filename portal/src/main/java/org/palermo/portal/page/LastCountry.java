package org.palermo.portal.page;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// The country that the reader chose last. Every page that shows one country begins with it. A cookie keeps it until the browser is closed
/// or the reader signs out.
@Singleton
public class LastCountry {
    private static final String PARAMETER = "country";
    /// A filter by region may have a country too.
    private static final String REGION = "region";
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final Pattern OF_REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9-]{1,17})?");
    private static final int SHOWN = 200;

    private final HttpHeaders headers;

    LastCountry(HttpHeaders headers) {
        this.headers = headers;
    }

    /// Its code, which may be that of a country that is not served here.
    public Optional<String> get() {
        return Optional.ofNullable(headers.getCookies().get(PageCookies.COUNTRY)).map(Cookie::getValue).filter(LastCountry::isCode);
    }

    private static boolean isCode(String code) {
        return code != null && CODE.matcher(code).matches();
    }

    /// Remembers the country in the address of a page that is shown, also that of a region.
    @ServerResponseFilter
    void remember(ContainerRequestContext request, ContainerResponseContext response, UriInfo uri) {
        String region = uri.getQueryParameters().getFirst(REGION);
        String country = uri.getQueryParameters().containsKey(PARAMETER) || region == null || !OF_REGION.matcher(region).matches()
                ? uri.getQueryParameters().getFirst(PARAMETER) : region.substring(0, 2);
        if (isCode(country) && response.getStatus() == SHOWN && request.getMethod().equals("GET")) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, PageCookies.of(uri, PageCookies.COUNTRY, country, PageCookies.WHILE_OPEN));
        }
    }
}
