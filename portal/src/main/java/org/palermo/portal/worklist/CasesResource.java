package org.palermo.portal.worklist;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.CasePage;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;

@Path("/portal/cases")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class CasesResource {
    private static final int ROWS = 25;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance cases(Frame frame, Worklist worklist);
    }

    private final PortalGateway gateway;
    private final Frames frames;
    private final Pages pages;
    private final SecurityIdentity person;

    CasesResource(PortalGateway gateway, Frames frames, Pages pages, SecurityIdentity person) {
        this.gateway = gateway;
        this.frames = frames;
        this.pages = pages;
        this.person = person;
    }

    @GET
    public Uni<RestResponse<String>> cases(@RestQuery("due") String wanted, @RestQuery String cursor) {
        List<Due> choices = Due.choices(person);
        Due due = Due.parse(wanted, choices);
        Frame frame = frames.of(person);
        Uni<Answer<CasePage>> list = due == Due.MINE ? gateway.assigned(person, cursor, ROWS) : gateway.worklist(person, due.code(), null, cursor, ROWS);
        return Uni.combine().all().unis(list, gateway.countries()).asTuple()
                .chain(both -> pages.found(both.getItem1(), page -> Pages.ok(frame,
                        Templates.cases(frame, Worklist.of(page, due, choices, cursor, both.getItem2(), frame.language())))));
    }
}
