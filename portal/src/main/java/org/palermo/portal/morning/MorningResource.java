package org.palermo.portal.morning;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;

@Path("/portal/morning")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class MorningResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance morning(Frame frame, Morning morning);
    }

    private final Mornings mornings;
    private final Frames frames;
    private final SecurityIdentity person;

    MorningResource(Mornings mornings, Frames frames, SecurityIdentity person) {
        this.mornings = mornings;
        this.frames = frames;
        this.person = person;
    }

    @GET
    public Uni<String> morning(@RestQuery String country) {
        Frame frame = frames.of(person);
        return mornings.of(person, country, frame.language())
                .chain(morning -> Templates.morning(frame, morning).setLocale(frame.language().locale()).createUni());
    }
}
