package org.palermo.portal.page;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cookies that a public page with a form leaves in a browser: of the form, and of language and
/// country when they were chosen.
@ApplicationScoped
public class PublicPageCookies {
    private static final String DELETED = PublicPageCookies.class.getName();

    private final List<String> names;

    PublicPageCookies(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String form) {
        this.names = List.of(form, Frames.LANGUAGE_COOKIE, PageCookies.COUNTRY);
    }

    /// Makes the browser delete them with the answer to this request. Quarkus sets the cookie of the form anew in that answer, so this
    /// replaces it when the headers are sent.
    public void delete(RoutingContext request) {
        request.put(DELETED, true);
        request.addHeadersEndHandler(_ -> names.forEach(name -> request.response()
                .addCookie(Cookie.cookie(name, "").setPath("/portal").setMaxAge(0).setHttpOnly(true))));
    }

    /// Whether the answer to this request makes the browser delete them.
    public static boolean areDeleted(RoutingContext request) {
        return request.get(DELETED) != null;
    }
}
