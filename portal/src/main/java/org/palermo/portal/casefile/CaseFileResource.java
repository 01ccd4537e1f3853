package org.palermo.portal.casefile;

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
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.CaseFile;
import org.palermo.portal.gateway.CaseGateway;
import org.palermo.portal.gateway.CaseTeam;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PlacesAsked;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.Roles;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;

@Path("/portal/cases/{id}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class CaseFileResource {
    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance caseFile(Frame frame, CaseFilePage page);
    }

    private final CaseGateway cases;
    private final PortalGateway gateway;
    private final Frames frames;
    private final Pages pages;
    private final SecurityIdentity reader;

    CaseFileResource(CaseGateway cases, PortalGateway gateway, Frames frames, Pages pages, SecurityIdentity reader) {
        this.cases = cases;
        this.gateway = gateway;
        this.frames = frames;
        this.pages = pages;
        this.reader = reader;
    }

    /// Reads the team, the places and the countries only after the service has returned the file.
    @GET
    public Uni<RestResponse<String>> caseFile(UUID id) {
        Frame frame = frames.of(reader);
        return cases.get(reader, id).chain(answer -> pages.found(answer, file ->
                Uni.combine().all().unis(team(id), cases.places(reader, id), gateway.countries()).asTuple()
                        .chain(all -> Pages.ok(frame, Templates.caseFile(frame, page(
                                file, Countries.region(all.getItem3(), file.region(), frame.language().tag()), all.getItem1(), all.getItem2()))))));
    }

    private CaseFilePage page(CaseFile file, String region, Answer<List<CaseFilePage.Member>> team, Answer<PlacesAsked> places) {
        boolean authority = reader.hasRole(Roles.COMPETENT_AUTHORITY);
        return new CaseFilePage(file, region, CaseClock.now(file), file.next().stream().sorted().toList(), authority ? Decidable.of(file) : List.of(), authority, team, places);
    }

    private Uni<Answer<List<CaseFilePage.Member>>> team(UUID id) {
        String subject = reader.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : "";
        return cases.team(reader, id).chain(answer -> answer instanceof Answer.Found<CaseTeam>(CaseTeam team)
                ? cases.organisations(reader, team.items().stream().map(CaseTeam.Member::agency).toList())
                        .map(organisations -> answer.map(found -> CaseFilePage.Member.of(found, organisations, subject)))
                : Uni.createFrom().item(answer.map(found -> List.of())));
    }
}
