package org.palermo.portal.help;

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
import org.palermo.portal.desk.Desk;
import org.palermo.portal.desk.Guide;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.people.PersonRole;

/// What the reader's roles do here, job by job, and the four screens for a first sign-in.
@Path("/portal")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class HelpResource {
    private static final int MOST_STARTS = 6;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance help(Frame frame, List<PersonRole> roles, List<Guide.Topic> topics, CountryChoice choice);

        static native TemplateInstance welcome(Frame frame, WelcomePage page);
    }

    private final Guide guide;
    private final Welcomes welcomes;
    private final MechanismPanels countries;
    private final Frames frames;
    private final CurrentReader reader;

    HelpResource(Guide guide, Welcomes welcomes, MechanismPanels countries, Frames frames, CurrentReader reader) {
        this.guide = guide;
        this.welcomes = welcomes;
        this.countries = countries;
        this.frames = frames;
        this.reader = reader;
    }

    @GET
    @Path("/help")
    public Uni<RestResponse<String>> help() {
        return reader.get().chain(person -> {
            Frame frame = frames.of(person);
            return countries.choose(Frames.country(person).orElse(null))
                    .chain(choice -> Pages.ok(frame, Templates.help(frame, PersonRole.of(person), guide.jobs(person, frame.language()), choice)));
        });
    }

    @GET
    @Path("/welcome/{step}")
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
        return guide.starts(person, frame.language()).stream().flatMap(topic -> topic.starts().stream()).limit(MOST_STARTS).toList();
    }

    /// She has read the screens or does not want them.
    @POST
    @Path("/welcome")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> seen() {
        return reader.get().chain(welcomes::seen).replaceWith(RestResponse.seeOther(URI.create(Desk.START)));
    }
}
