package org.palermo.portal.session;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;

/// The page on which a person sees her open sessions and ends the others.
@Path(OwnSessionsResource.HOME)
@Produces(MediaType.TEXT_HTML)
@Authenticated
class OwnSessionsResource {
    static final String HOME = "/portal/sessions";
    private static final String OTHERS = "others";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance ownSessions(Frame frame, List<OwnSession> sessions, boolean others, String ended);
    }

    private final OwnSessions sessions;
    private final PortalGateway gateway;
    private final Frames frames;
    private final CurrentReader reader;

    OwnSessionsResource(OwnSessions sessions, PortalGateway gateway, Frames frames, CurrentReader reader) {
        this.sessions = sessions;
        this.gateway = gateway;
        this.frames = frames;
        this.reader = reader;
    }

    /// @param ended what the form has done that led here: the code of an [SessionEnding]
    @GET
    public Uni<RestResponse<String>> own(@RestQuery String ended) {
        return reader.get().chain(person -> gateway.known().chain(countries -> sessions.of(person).chain(open -> {
            Frame frame = frames.of(person, countries);
            boolean others = open.stream().anyMatch(one -> !one.current());
            return Pages.ok(frame, Templates.ownSessions(frame, open, others, ended == null ? "" : ended));
        })));
    }

    /// @param session the id of one of her sessions, or `others` for all but the present one
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> end(@RestForm String session) {
        if (session == null || session.isBlank()) {
            throw new BadRequestException("session must be given");
        }
        return reader.get().chain(person -> OTHERS.equals(session) ? sessions.endOthers(person) : sessions.end(person, session))
                .map(ending -> RestResponse.seeOther(URI.create(HOME + "?ended=" + ending.code())));
    }
}
