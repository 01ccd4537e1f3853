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
import org.palermo.portal.desk.Duties;
import org.palermo.portal.desk.Guide;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.people.PersonRole;
import org.palermo.portal.welcome.Welcomes;

@Path("/portal/morning")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class MorningResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance morning(Frame frame, Morning morning, List<Guide.Group> topics, List<PersonRole> welcomed,
                Duties.Today today);
    }

    private final MorningPageLoader loader;
    private final Guide guide;
    private final Welcomes welcomes;
    private final Duties duties;
    private final Frames frames;
    private final SecurityIdentity person;

    MorningResource(MorningPageLoader loader, Guide guide, Welcomes welcomes, Duties duties, Frames frames, SecurityIdentity person) {
        this.loader = loader;
        this.guide = guide;
        this.welcomes = welcomes;
        this.duties = duties;
        this.frames = frames;
        this.person = person;
    }

    @GET
    public Uni<String> morning(@RestQuery String country) {
        Frame frame = frames.of(person);
        return Uni.combine().all().unis(loader.of(person, country, frame.language()), welcomes.isFirst(person), duties.of(person,
                frame.language()))
                .asTuple()
                .chain(all -> Templates.morning(frame, all.getItem1(), guide.topics(person, frame.language()),
                                all.getItem2() ? PersonRole.of(person) : List.of(), all.getItem3())
                        .setLocale(frame.language().locale()).createUni());
    }
}
