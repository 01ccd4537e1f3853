package org.palermo.portal.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Error pages in the portal's design and the reader's language, with the navigation of who is signed in. They show nothing of the
/// exception.
@Path("/portal")
public class FailurePages {
    private static final Logger LOG = Logger.getLogger(FailurePages.class);

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance failure(Frame frame, Failure failure);
    }

    /// Under this name the token of the page's forms stands in the exchange. A request that was turned away before has none.
    private static final String FORM_TOKEN = "csrf_token";

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

    /// Any address that has no page.
    @GET
    @Path("/{path:.+}")
    @PermitAll
    public Uni<RestResponse<String>> nowhere() {
        return page(Failure.NOT_FOUND);
    }

    @ServerExceptionMapper
    public Uni<RestResponse<String>> unsuitable(WebApplicationException e) {
        return page(Failure.of(e.getResponse().getStatus()));
    }

    @ServerExceptionMapper
    public Uni<RestResponse<String>> forbidden(ForbiddenException e) {
        return page(Failure.FORBIDDEN);
    }

    @ServerExceptionMapper
    public Uni<RestResponse<String>> signInFailed(AuthenticationCompletionException e) {
        LOG.warnf("A sign-in could not be completed: %s", cause(e));
        return page(Failure.SIGN_IN_FAILED);
    }

    @ServerExceptionMapper
    public Uni<RestResponse<String>> failed(Throwable e) {
        LOG.error("A page failed", e);
        return page(Failure.FAILED);
    }

    public Uni<RestResponse<String>> page(Failure failure) {
        return frame(failure).chain(frame -> Templates.failure(frame, failure).setLocale(frame.language().locale()).createUni())
                .map(html -> RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(failure.status()), html)
                        .type(MediaType.TEXT_HTML + ";charset=utf-8").build());
    }

    /// That of the reader, if somebody is signed in. Its form to sign out needs the token of a form.
    private Uni<Frame> frame(Failure failure) {
        return failure == Failure.SIGN_IN_FAILED || exchange.get(FORM_TOKEN) == null ? Uni.createFrom().item(frames.nowhere())
                : readersFrames.get().map(frame -> frame.isSignedIn() ? frame.from(Frames.START) : frames.nowhere());
    }

    private static String cause(Throwable e) {
        return e.getCause() == null ? e.getClass().getSimpleName() : e.getCause().getClass().getSimpleName();
    }
}
