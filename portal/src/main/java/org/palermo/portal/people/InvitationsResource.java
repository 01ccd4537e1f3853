package org.palermo.portal.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.people.Done;
import org.palermo.portal.gateway.people.Invited;
import org.palermo.portal.gateway.people.PeopleGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
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

        static native TemplateInstance inviteCheck(Frame frame, Invitation invitation, String key, Done.Why why);

        static native TemplateInstance invited(Frame frame, Invited invited);
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

    @GET
    @Consumes(MediaType.WILDCARD)
    public Uni<RestResponse<String>> begin() {
        Frame frame = frame();
        return Pages.ok(frame, Templates.inviteWho(frame, Invitation.empty()));
    }

    /// Goes back from the check page, to change the person's data.
    @POST
    @Path("/who")
    public Uni<RestResponse<String>> who(@RestForm String givenName, @RestForm String familyName, @RestForm String email, @RestForm List<String> roles) {
        Frame frame = frame();
        return Pages.ok(frame, Templates.inviteWho(frame, Invitation.of(givenName, familyName, email, roles)));
    }

    @POST
    @Path("/roles")
    public Uni<RestResponse<String>> roles(@RestForm String givenName, @RestForm String familyName, @RestForm String email, @RestForm List<String> roles) {
        Frame frame = frame();
        Invitation said = Invitation.of(givenName, familyName, email, roles).checked();
        return said.wrong().isEmpty() ? rolesPage(frame, said) : Pages.again(frame, Templates.inviteWho(frame, said));
    }

    @POST
    @Path("/check")
    public Uni<RestResponse<String>> check(@RestForm String givenName, @RestForm String familyName, @RestForm String email, @RestForm List<String> roles) {
        Frame frame = frame();
        Invitation said = Invitation.of(givenName, familyName, email, roles).checked();
        if (!said.wrong().isEmpty()) {
            return Pages.again(frame, Templates.inviteWho(frame, said));
        }
        return said.roles().isEmpty()
                ? rolesPage(frame, said.withoutRoles())
                : Pages.ok(frame, Templates.inviteCheck(frame, said, UUID.randomUUID().toString(), null));
    }

    @POST
    @Path("/send")
    public Uni<RestResponse<String>> send(
            @RestForm String givenName, @RestForm String familyName, @RestForm String email, @RestForm List<String> roles, @RestForm String key) {
        Frame frame = frame();
        Invitation said = Invitation.of(givenName, familyName, email, roles);
        return people.invite(reader, key, said.givenName(), said.familyName(), said.email(), said.codes()).chain(done -> switch (done) {
            case Done.Success<Invited>(Invited invited) -> Pages.ok(frame, Templates.invited(frame, invited));
            case Done.Failure<Invited>(Done.Why why) -> Pages.again(frame, Templates.inviteCheck(frame, said, key, why));
        });
    }

    private Frame frame() {
        return frames.of(reader).from(START);
    }

    private Uni<RestResponse<String>> rolesPage(Frame frame, Invitation said) {
        return people.page(reader, null).chain(answer -> pages.found(answer, page -> {
            TemplateInstance html = Templates.inviteRoles(frame, said, PersonRole.of(page.givenRoles()));
            return said.wrong().isEmpty() ? Pages.ok(frame, html) : Pages.again(frame, html);
        }));
    }
}
