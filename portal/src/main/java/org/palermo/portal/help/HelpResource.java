package org.palermo.portal.help;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.Guide;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.people.PersonRole;

/// What the reader's roles do here, job by job, and who to ask.
@Path("/portal/help")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class HelpResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance help(
                Frame frame, List<PersonRole> roles, List<Guide.Group> topics, CountryChoice choice, String account);
    }

    private final Guide guide;
    private final MechanismPanels countries;
    private final Frames frames;
    private final CurrentReader reader;

    HelpResource(Guide guide, MechanismPanels countries, Frames frames, CurrentReader reader) {
        this.guide = guide;
        this.countries = countries;
        this.frames = frames;
        this.reader = reader;
    }

    @GET
    public Uni<RestResponse<String>> help() {
        return reader.get().chain(person -> {
            Frame frame = frames.of(person);
            return countries.choose(Frames.country(person).orElse(null))
                    .chain(choice -> Pages.ok(frame,
                            Templates.help(frame, PersonRole.of(person), guide.topics(person, frame.language()), choice,
                                    CurrentReader.subject(person))));
        });
    }
}
