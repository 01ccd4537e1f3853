package org.palermo.portal.start;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.morning.MechanismPanel;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;

@Path("/portal")
@Produces(MediaType.TEXT_HTML)
class StartResource {
    static final URI MORNING = URI.create("/portal/morning");

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance start(Frame frame, CountryChoice choice, Answer<MechanismPanel> mechanism);
    }

    private final Frames frames;
    private final MechanismPanels mechanism;

    StartResource(Frames frames, MechanismPanels mechanism) {
        this.frames = frames;
        this.mechanism = mechanism;
    }

    /// A reader with a session cookie is sent to the morning page, which checks whether the session is still valid.
    @GET
    @PermitAll
    public Uni<RestResponse<String>> start(@RestQuery String country, HttpHeaders headers) {
        if (headers.getCookies().containsKey(OidcUtils.SESSION_COOKIE_NAME)) {
            return Uni.createFrom().item(RestResponse.seeOther(MORNING));
        }
        Frame frame = frames.open();
        return mechanism.choose(country)
                .chain(choice -> mechanism.of(choice, frame.language())
                        .chain(panel -> Templates.start(frame, choice, panel).setLocale(frame.language().locale()).createUni()))
                .map(RestResponse::ok);
    }
}
