package org.palermo.portal.page;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cookies that a public page with a form leaves in a browser: of the form, and of the language when it was changed.
@ApplicationScoped
public class PublicPageCookies {
    private final List<String> names;

    PublicPageCookies(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String form) {
        this.names = List.of(form, Frames.LANGUAGE_COOKIE);
    }

    /// Makes the browser delete them with the answer to this request. Quarkus sets the cookie of the form anew in that answer, so this
    /// replaces it when the headers are sent.
    public void delete(RoutingContext request) {
        request.addHeadersEndHandler(_ -> names.forEach(name -> request.response()
                .addCookie(Cookie.cookie(name, "").setPath("/portal").setMaxAge(0).setHttpOnly(true))));
    }
}
