package org.palermo.portal.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cookies that a visit without an account leaves in a browser: of the form, and of the language when it was changed.
@ApplicationScoped
public class VisitCookies {
    private final String form;

    VisitCookies(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String form) {
        this.form = form;
    }

    /// To send with an answer, so that the browser deletes them.
    public NewCookie[] deleted() {
        return Stream.of(form, Frames.LANGUAGE_COOKIE)
                .map(name -> (NewCookie) new NewCookie.Builder(name).path("/portal").value("").maxAge(0).httpOnly(true).build())
                .toArray(NewCookie[]::new);
    }
}
