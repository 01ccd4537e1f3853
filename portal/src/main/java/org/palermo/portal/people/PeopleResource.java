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
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Roles;
import org.palermo.portal.gateway.people.ActionResult;
import org.palermo.portal.gateway.people.PeopleGateway;
import org.palermo.portal.gateway.people.Person;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;

/// The people of an agency, and what its administrator can do for each of them.
@Path("/portal/people")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class PeopleResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance people(Frame frame, PeopleList people);

        static native TemplateInstance person(Frame frame, PersonPage page);

        static native TemplateInstance roles(Frame frame, PersonPage page, RoleChoices roles);

        static native TemplateInstance suspend(Frame frame, PersonPage page, List<Person> heirs, LeaverForm chosen);

        static native TemplateInstance handover(Frame frame, PersonPage page, List<Person> heirs, LeaverForm chosen);
    }

    private final PeopleGateway people;
    private final Frames frames;
    private final Pages pages;
    private final SecurityIdentity reader;

    PeopleResource(PeopleGateway people, Frames frames, Pages pages, SecurityIdentity reader) {
        this.people = people;
        this.frames = frames;
        this.pages = pages;
        this.reader = reader;
    }

    @GET
    public Uni<RestResponse<String>> list(@RestQuery String cursor) {
        Frame frame = frames.of(reader);
        return people.page(reader, null, cursor).chain(answer -> pages.found(answer, page ->
                Pages.ok(frame, Templates.people(frame, new PeopleList(
                        page.items().stream().map(person -> PersonPage.of(person, reader)).toList(),
                        page.next() == null ? null : "/portal/people?cursor=" + encode(page.next()), cursor == null)))));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<String>> person(UUID id) {
        Frame frame = frames.of(reader);
        return people.get(reader, id).chain(answer -> pages.found(answer, person -> Pages.ok(frame,
                Templates.person(frame, PersonPage.of(person, reader)))));
    }

    @GET
    @Path("/{id}/roles")
    public Uni<RestResponse<String>> roles(UUID id) {
        return rolesPage(id, null, null);
    }

    @POST
    @Path("/{id}/roles")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> giveRoles(UUID id, @RestForm int version, @RestForm List<String> roles) {
        if (roles == null || roles.isEmpty()) {
            return rolesPage(id, ActionResult.Why.INVALID, List.of());
        }
        // Somebody else has changed the account since: the page shows the roles that she has now.
        return people.giveRoles(reader, id, version, roles)
                .chain(done -> after(id, done, why -> rolesPage(id, why, why == ActionResult.Why.STALE ? null : roles)));
    }

    @GET
    @Path("/{id}/suspend")
    public Uni<RestResponse<String>> suspend(UUID id) {
        return suspendPage(id, null, null, LeaverForm.EMPTY);
    }

    @POST
    @Path("/{id}/suspend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> suspended(
            UUID id, @RestForm int version, @RestForm String key, @RestForm Person.Reason reason, @RestForm String heir) {
        LeaverForm chosen = LeaverForm.of(reason, heir);
        if (reason == null || chosen.heirGone()) {
            return suspendPage(id, ActionResult.Why.INVALID, key, chosen);
        }
        return people.suspend(reader, id, version, key, reason, chosen.heir())
                .chain(done -> after(id, done, why -> suspendPage(id, why, key, chosen)));
    }

    @GET
    @Path("/{id}/handover")
    public Uni<RestResponse<String>> handover(UUID id) {
        return handoverPage(id, null, null, LeaverForm.EMPTY);
    }

    @POST
    @Path("/{id}/handover")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> handedOver(UUID id, @RestForm int version, @RestForm String key, @RestForm String heir) {
        LeaverForm chosen = LeaverForm.of(null, heir);
        if (chosen.heir() == null) {
            return handoverPage(id, ActionResult.Why.INVALID, key, chosen);
        }
        return people.handOver(reader, id, version, key, chosen.heir())
                .chain(done -> after(id, done, why -> handoverPage(id, why, key, chosen)));
    }

    @POST
    @Path("/{id}/reinstate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> reinstate(UUID id, @RestForm int version, @RestForm String key) {
        Frame frame = frames.of(reader).from("/portal/people/" + id);
        return people.reinstate(reader, id, version, key).chain(done -> after(id, done, why -> people.get(reader, id)
                .chain(answer -> pages.found(answer, person -> Pages.again(frame,
                        Templates.person(frame, PersonPage.of(person, reader).not(why, key)))))));
    }

    /// @param ticked null for the roles that the person has
    private Uni<RestResponse<String>> rolesPage(UUID id, ActionResult.Why why, List<String> ticked) {
        Frame frame = frames.of(reader);
        boolean takesAny = reader.hasRole(Roles.MECHANISM_ADMINISTRATOR);
        return people.get(reader, id).chain(answer -> pages.found(answer, person -> people.page(reader, person.agency(), null)
                .chain(list -> pages.found(list, page -> {
                    TemplateInstance html = Templates.roles(frame, PersonPage.of(person, reader).not(why, null),
                            RoleChoices.of(person.roles(), page.givenRoles(), takesAny, ticked));
                    return why == null ? Pages.ok(frame, html) : Pages.again(frame, html);
                }))));
    }

    private Uni<RestResponse<String>> suspendPage(UUID id, ActionResult.Why why, String key, LeaverForm chosen) {
        return leaverPage(id, why, key, chosen, Templates::suspend);
    }

    private Uni<RestResponse<String>> handoverPage(UUID id, ActionResult.Why why, String key, LeaverForm chosen) {
        return leaverPage(id, why, key, chosen, Templates::handover);
    }

    private interface LeaverTemplate {
        TemplateInstance of(Frame frame, PersonPage page, List<Person> heirs, LeaverForm chosen);
    }

    /// Reads the colleagues only when the person has cases to hand over.
    ///
    /// @param key of the form that was sent; null before one was sent
    private Uni<RestResponse<String>> leaverPage(UUID id, ActionResult.Why why, String key, LeaverForm chosen, LeaverTemplate template) {
        Frame frame = frames.of(reader);
        return people.get(reader, id).chain(answer -> pages.found(answer, person ->
                (person.cases() == 0 ? Uni.createFrom().<Answer<List<Person>>>item(new Answer.Found<>(List.of()))
                        : people.heirs(reader, person))
                        .chain(heirs -> pages.found(heirs, found -> {
                            TemplateInstance html = template.of(frame, PersonPage.of(person, reader).not(why, key), found,
                                    person.cases() == 0 ? chosen.withoutHeir() : chosen.among(found));
                            return why == null ? Pages.ok(frame, html) : Pages.again(frame, html);
                        }))));
    }

    private static <T> Uni<RestResponse<String>> after(UUID id, ActionResult<T> done,
            java.util.function.Function<ActionResult.Why, Uni<RestResponse<String>>> again) {
        return switch (done) {
            case ActionResult.Success<T> _ -> Uni.createFrom().item(RestResponse.seeOther(URI.create("/portal/people/" + id)));
            case ActionResult.Failure<T>(ActionResult.Why why) -> again.apply(why);
        };
    }

    private static String encode(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
