package org.palermo.portal.page;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cookies that a visit without an account leaves in a browser: of the form, and of the language when it was changed.
@ApplicationScoped
public class VisitCookies {
    private final List<String> names;

    VisitCookies(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String form) {
        this.names = List.of(form, Frames.LANGUAGE_COOKIE);
    }

    /// The answer to this request makes the browser delete them. Quarkus sets the cookie of a form anew in the answer to it, so this one
    /// takes its place when the headers are sent.
    public void delete(RoutingContext request) {
        request.addHeadersEndHandler(_ -> names.forEach(name -> request.response()
                .addCookie(Cookie.cookie(name, "").setPath("/portal").setMaxAge(0).setHttpOnly(true))));
    }
}
