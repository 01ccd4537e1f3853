package org.palermo.portal.session;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.PageCookies;

/// Signing in and out.
@Path("/portal")
@Produces(MediaType.TEXT_HTML)
class SignInResource {
    private static final URI MORNING = URI.create("/portal/morning");

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance signedOut(Frame frame, boolean everywhere);
    }

    private final SignOut out;
    private final Frames frames;
    private final UriInfo uri;

    SignInResource(SignOut out, Frames frames, UriInfo uri) {
        this.out = out;
        this.frames = frames;
        this.uri = uri;
    }

    /// Where the identity provider sends the browser back. Quarkus completes the sign-in before this method is reached, and
    /// then leads to the page that was asked for first.
    @GET
    @Path("/callback")
    @Authenticated
    public RestResponse<Void> callback() {
        return RestResponse.seeOther(MORNING);
    }

    @POST
    @Path("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public Uni<RestResponse<Void>> signOut(@RestCookie(OidcUtils.SESSION_COOKIE_NAME) String session) {
        return out.everywhere(session).map(everywhere -> RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
                .location(URI.create("/portal/signed-out" + (everywhere ? "" : "?here=true")))
                .cookie(PageCookies.of(uri, OidcUtils.SESSION_COOKIE_NAME, "", 0))
                .cookie(PageCookies.forgetSession(uri)).build());
    }

    /// @param here whether the session has ended only here, because the identity provider did not answer
    @GET
    @Path("/signed-out")
    @PermitAll
    public Uni<String> signedOut(@RestQuery boolean here) {
        Frame frame = frames.open();
        return Templates.signedOut(frame, !here).setLocale(frame.language().locale()).createUni();
    }
}
