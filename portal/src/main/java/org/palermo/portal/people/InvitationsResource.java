package org.palermo.portal.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.people.ActionResult;
import org.palermo.portal.gateway.people.InvitationResult;
import org.palermo.portal.gateway.people.PeopleGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.KeepsTyped;
import org.palermo.portal.page.Pages;

/// An invitation, one step per page: person, roles, check, send. The forms carry the data, so nothing is stored of an
/// invitation that is not sent.
@Path(InvitationsResource.START)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Authenticated
class InvitationsResource {
    static final String START = "/portal/people/invite";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance inviteWho(Frame frame, Invitation invitation);

        static native TemplateInstance inviteRoles(Frame frame, Invitation invitation, List<PersonRole> choices);

        static native TemplateInstance inviteCheck(Frame frame, Invitation invitation, String key, ActionResult.Why why);

        static native TemplateInstance invited(Frame frame, InvitationResult invited, String list);
    }

    private final PeopleGateway people;
    private final Frames frames;
    private final Pages pages;
    private final SecurityIdentity reader;

    InvitationsResource(PeopleGateway people, Frames frames, Pages pages, SecurityIdentity reader) {
        this.people = people;
        this.frames = frames;
        this.pages = pages;
        this.reader = reader;
    }

    /// @param agency the organisation, for an administrator of the mechanism; without it, the reader's own
    @GET
    @Consumes(MediaType.WILDCARD)
    public Uni<RestResponse<String>> begin(@RestQuery UUID agency) {
        return to(agency, Invitation.empty(), (frame, said) -> Pages.ok(frame, Templates.inviteWho(frame, said)));
    }

    /// Goes back from the check page, to change the person's data.
    @POST
    @PermitAll
    @KeepsTyped
    @Path("/who")
    public Uni<RestResponse<String>> who(@RestForm UUID agency, @RestForm String givenName, @RestForm String familyName,
            @RestForm String email, @RestForm List<String> roles) {
        return to(agency, Invitation.of(givenName, familyName, email, roles), (frame, said) ->
                Pages.ok(frame, Templates.inviteWho(frame, said)));
    }

    @POST
    @PermitAll
    @KeepsTyped
    @Path("/roles")
    public Uni<RestResponse<String>> roles(@RestForm UUID agency, @RestForm String givenName, @RestForm String familyName,
            @RestForm String email, @RestForm List<String> roles) {
        return to(agency, Invitation.of(givenName, familyName, email, roles).checked(), (frame, said) ->
                said.wrong().isEmpty() ? rolesPage(frame, said) : Pages.again(frame, Templates.inviteWho(frame, said)));
    }

    @POST
    @PermitAll
    @KeepsTyped
    @Path("/check")
    public Uni<RestResponse<String>> check(@RestForm UUID agency, @RestForm String givenName, @RestForm String familyName,
            @RestForm String email, @RestForm List<String> roles) {
        return to(agency, Invitation.of(givenName, familyName, email, roles).checked(), (frame, said) -> {
            if (!said.wrong().isEmpty()) {
                return Pages.again(frame, Templates.inviteWho(frame, said));
            }
            return said.roles().isEmpty()
                    ? rolesPage(frame, said.withoutRoles())
                    : Pages.ok(frame, Templates.inviteCheck(frame, said, UUID.randomUUID().toString(), null));
        });
    }

    @POST
    @Path("/send")
    public Uni<RestResponse<String>> send(@RestForm UUID agency, @RestForm String givenName, @RestForm String familyName,
            @RestForm String email, @RestForm List<String> roles, @RestForm String key) {
        return to(agency, Invitation.of(givenName, familyName, email, roles), (frame, said) ->
                people.invite(reader, key, agency, said.givenName(), said.familyName(), said.email(), said.codes())
                        .chain(done -> switch (done) {
                            case ActionResult.Success<InvitationResult>(InvitationResult invited) ->
                                    Pages.ok(frame, Templates.invited(frame, invited, said.list()));
                            case ActionResult.Failure<InvitationResult>(ActionResult.Why why) ->
                                    Pages.again(frame, Templates.inviteCheck(frame, said, key, why));
                        }));
    }

    /// @param agency null for the reader's own organisation
    private Uni<RestResponse<String>> to(UUID agency, Invitation said, BiFunction<Frame, Invitation, Uni<RestResponse<String>>> shown) {
        if (agency == null) {
            return shown.apply(frames.of(reader).from(START), said);
        }
        Frame frame = frames.of(reader).from(START + "?agency=" + agency);
        return people.organisation(reader, agency)
                .chain(answer -> pages.found(answer, organisation -> shown.apply(frame, said.to(organisation))));
    }

    private Uni<RestResponse<String>> rolesPage(Frame frame, Invitation said) {
        return people.page(reader, said.organisation() == null ? null : said.organisation().id(), null)
                .chain(answer -> pages.found(answer, page -> {
                    TemplateInstance html = Templates.inviteRoles(frame, said, PersonRole.of(page.givenRoles()));
                    return said.wrong().isEmpty() ? Pages.ok(frame, html) : Pages.again(frame, html);
                }));
    }
}
