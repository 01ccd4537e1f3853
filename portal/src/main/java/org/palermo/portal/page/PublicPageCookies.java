package org.palermo.portal.page;

import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cookies that a public page with a form leaves in a browser: of the form, and of language and
/// country when they were chosen.
@ApplicationScoped
public class PublicPageCookies {
    private static final String DELETED = PublicPageCookies.class.getName();
    private static final List<String> CHOSEN = List.of(Frames.LANGUAGE_COOKIE, PageCookies.COUNTRY);

    private final String form;

    PublicPageCookies(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String form) {
        this.form = form;
    }

    /// Makes the browser delete them with the answer to this request. Quarkus sets the cookie of the form anew in that answer, so this
    /// replaces it when the headers are sent. It stays in a browser with a session: the forms in other tabs need it.
    public void delete(RoutingContext request) {
        request.put(DELETED, true);
        boolean signedIn = request.request().getCookie(OidcUtils.SESSION_COOKIE_NAME) != null;
        List<String> names = signedIn ? CHOSEN : Stream.concat(Stream.of(form), CHOSEN.stream()).toList();
        request.addHeadersEndHandler(_ -> names.forEach(name -> request.response()
                .addCookie(Cookie.cookie(name, "").setPath("/portal").setMaxAge(0).setHttpOnly(true))));
    }

    /// Whether the answer to this request makes the browser delete them.
    public static boolean areDeleted(RoutingContext request) {
        return request.get(DELETED) != null;
    }
}
