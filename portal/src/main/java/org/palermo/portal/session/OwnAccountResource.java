package org.palermo.portal.session;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.PageCookies;

/// Leads to the page of the identity provider on which people keep their account, in the language of the portal. That page knows no
/// parameter for the language: it takes the one that was chosen in the account there, else the one of its own cookie, else the browser's.
@Path("/portal/account")
@PermitAll
class OwnAccountResource {
    private static final String PROVIDER = "/auth/realms/palermo/";
    private static final URI ACCOUNT = URI.create(PROVIDER + "account?referrer=portal");
    private static final String LOCALE = "KEYCLOAK_LOCALE";

    private final Frames frames;
    private final UriInfo uri;

    OwnAccountResource(Frames frames, UriInfo uri) {
        this.frames = frames;
        this.uri = uri;
    }

    @GET
    public RestResponse<Void> account() {
        NewCookie language = new NewCookie.Builder(LOCALE).value(frames.open().language().atProvider()).path(PROVIDER)
                .maxAge(PageCookies.WHILE_OPEN).httpOnly(true).secure("https".equals(uri.getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.LAX).build();
        return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER).location(ACCOUNT).cookie(language).build();
    }
}
