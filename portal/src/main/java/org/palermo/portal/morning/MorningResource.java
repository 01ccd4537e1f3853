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
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.portal.welcome.Welcomes;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.people.PersonRole;

@Path("/portal/morning")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class MorningResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance morning(Frame frame, Morning morning, List<PersonRole> welcomed);
    }

    private final Mornings mornings;
    private final Welcomes welcomes;
    private final Frames frames;
    private final SecurityIdentity person;

    MorningResource(Mornings mornings, Welcomes welcomes, Frames frames, SecurityIdentity person) {
        this.mornings = mornings;
        this.welcomes = welcomes;
        this.frames = frames;
        this.person = person;
    }

    @GET
    public Uni<String> morning(@RestQuery String country) {
        Frame frame = frames.of(person);
        return Uni.combine().all().unis(mornings.of(person, country, frame.language()), welcomes.isFirst(person)).asTuple()
                .chain(both -> Templates.morning(frame, both.getItem1(), both.getItem2() ? PersonRole.of(person) : List.of())
                        .setLocale(frame.language().locale()).createUni());
    }
}
