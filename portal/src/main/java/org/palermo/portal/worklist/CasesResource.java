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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;

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
    private final FailurePages failures;
    private final SecurityIdentity person;

    CasesResource(PortalGateway gateway, Frames frames, FailurePages failures, SecurityIdentity person) {
        this.gateway = gateway;
        this.frames = frames;
        this.failures = failures;
        this.person = person;
    }

    @GET
    public Uni<RestResponse<String>> cases(@RestQuery("due") String wanted, @RestQuery String cursor) {
        Due due = Due.parse(wanted);
        Frame frame = frames.of(person);
        return Uni.combine().all().unis(gateway.worklist(person, due.code(), null, cursor, ROWS), gateway.countries()).asTuple()
                .chain(both -> page(frame, both.getItem1().map(page -> Worklist.of(page, due, cursor, both.getItem2(), frame.language()))));
    }

    private Uni<RestResponse<String>> page(Frame frame, Answer<Worklist> worklist) {
        return switch (worklist) {
            case Answer.Found<Worklist>(Worklist found) ->
                    Templates.cases(frame, found).setLocale(frame.language().locale()).createUni().map(RestResponse::ok);
            case Answer.Refused<Worklist> _ -> failures.page(Failure.FORBIDDEN);
            case Answer.Missing<Worklist> _ -> failures.page(Failure.NOT_FOUND);
            case Answer.Away<Worklist> _ -> failures.page(Failure.AWAY);
        };
    }
}
