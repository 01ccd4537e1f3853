package org.palermo.portal.welcome;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.Guide;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.people.PersonRole;

/// The four screens for a first sign-in. The morning page shows the first of them until she has read or skipped them.
@Path("/portal/welcome")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class WelcomeResource {
    private static final int MOST_STARTS = 6;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance welcome(Frame frame, WelcomePage page);
    }

    private final Guide guide;
    private final Welcomes welcomes;
    private final Frames frames;
    private final CurrentReader reader;

    WelcomeResource(Guide guide, Welcomes welcomes, Frames frames, CurrentReader reader) {
        this.guide = guide;
        this.welcomes = welcomes;
        this.frames = frames;
        this.reader = reader;
    }

    @GET
    @Path("/{step}")
    public Uni<RestResponse<String>> welcome(int step) {
        if (step < 1 || step > WelcomePage.STEPS) {
            throw new NotFoundException();
        }
        return reader.get().chain(person -> {
            Frame frame = frames.of(person);
            return Pages.ok(frame, Templates.welcome(frame, new WelcomePage(step, PersonRole.of(person), starts(person, frame))));
        });
    }

    private List<Guide.Start> starts(SecurityIdentity person, Frame frame) {
        return guide.topics(person, frame.language()).stream().flatMap(topic -> topic.starts().stream()).limit(MOST_STARTS).toList();
    }

    /// She has read the screens or does not want them.
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> seen() {
        return reader.get().chain(welcomes::seen).replaceWith(RestResponse.seeOther(URI.create(Desk.START)));
    }
}
