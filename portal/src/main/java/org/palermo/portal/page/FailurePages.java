package org.palermo.portal.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// Error pages in the portal's design and the reader's language, with the navigation of who is signed in. They show nothing of the
/// exception.
@Path("/portal")
public class FailurePages {
    public static final String TOO_LARGE = "/form-too-large";
    static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance failure(Frame frame, Failure failure);
    }

    /// Under this name the token of the page's forms stands in the exchange. A request that was turned away before has none.
    private static final String FORM_TOKEN = "csrf_token";
    private static final String FORM_COOKIE = "palermo_form";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private final Frames frames;
    private final PublicFrames readersFrames;
    private final RoutingContext exchange;

    FailurePages(Frames frames, PublicFrames readersFrames, RoutingContext exchange) {
        this.frames = frames;
        this.readersFrames = readersFrames;
        this.exchange = exchange;
    }

    /// Where the browser is sent when the identity provider refused the sign-in or could not be reached.
    @GET
    @Path("/sign-in-failed")
    @PermitAll
    public Uni<RestResponse<String>> signInFailed(@RestQuery boolean away) {
        return page(away ? Failure.AWAY : Failure.SIGN_IN_FAILED);
    }

    /// Where a browser is led whose form is larger than any may be.
    @GET
    @Path(TOO_LARGE)
    @PermitAll
    public Uni<RestResponse<String>> tooLarge() {
        return page(Failure.TOO_LARGE);
    }

    /// Any address that has no page.
    @GET
    @Path("/{path:.+}")
    @PermitAll
    public Uni<RestResponse<String>> nowhere() {
        return page(Failure.NOT_FOUND);
    }

    public Uni<RestResponse<String>> page(Failure failure) {
        return frame(failure).chain(frame -> Templates.failure(frame, failure).setLocale(frame.language().locale()).createUni())
                .map(html -> RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(failure.status()), html)
                        .type(HTML).build());
    }

    /// That of the reader, if somebody is signed in. Its form to sign out needs the token of a form.
    private Uni<Frame> frame(Failure failure) {
        return failure == Failure.SIGN_IN_FAILED || !hasToken() ? Uni.createFrom().item(frames.nowhere())
                : readersFrames.get().map(frame -> frame.isSignedIn() ? frame.from(Frames.START) : frames.nowhere());
    }

    /// Where a request was turned away early, for example at an unknown address, nothing has read the cookie of the token.
    private boolean hasToken() {
        Cookie cookie = exchange.request().getCookie(FORM_COOKIE);
        if (exchange.get(FORM_TOKEN) == null && cookie != null && TOKEN.matcher(cookie.getValue()).matches()) {
            exchange.put(FORM_TOKEN, cookie.getValue());
        }
        return exchange.get(FORM_TOKEN) != null;
    }
}
