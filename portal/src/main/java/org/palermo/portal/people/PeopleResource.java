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
import org.palermo.portal.gateway.Done;
import org.palermo.portal.gateway.PeopleGateway;
import org.palermo.portal.gateway.Person;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;

/// The people of an agency, and what its administrator does for one of them.
@Path("/portal/people")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class PeopleResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance people(Frame frame, PeopleList people);

        static native TemplateInstance person(Frame frame, PersonPage page);

        static native TemplateInstance roles(Frame frame, PersonPage page, List<PersonRole> choices);

        static native TemplateInstance suspend(Frame frame, PersonPage page);
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
        return people.page(reader, cursor).chain(answer -> pages.found(answer, page -> Pages.ok(frame, Templates.people(frame, new PeopleList(
                page.items().stream().map(PersonPage::of).toList(), page.next() == null ? null : "/portal/people?cursor=" + encode(page.next()), cursor == null)))));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<String>> person(UUID id) {
        Frame frame = frames.of(reader);
        return people.get(reader, id).chain(answer -> pages.found(answer, person -> Pages.ok(frame, Templates.person(frame, PersonPage.of(person)))));
    }

    @GET
    @Path("/{id}/roles")
    public Uni<RestResponse<String>> roles(UUID id) {
        return rolesPage(id, null);
    }

    @POST
    @Path("/{id}/roles")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> giveRoles(UUID id, @RestForm int version, @RestForm List<String> roles) {
        if (roles == null || roles.isEmpty()) {
            return rolesPage(id, Done.Why.INVALID);
        }
        return people.giveRoles(reader, id, version, roles).chain(done -> after(id, done, why -> rolesPage(id, why)));
    }

    @GET
    @Path("/{id}/suspend")
    public Uni<RestResponse<String>> suspend(UUID id) {
        return suspendPage(id, null);
    }

    @POST
    @Path("/{id}/suspend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> suspended(UUID id, @RestForm int version, @RestForm String key, @RestForm Person.Reason reason) {
        if (reason == null) {
            return suspendPage(id, Done.Why.INVALID);
        }
        return people.suspend(reader, id, version, key, reason).chain(done -> after(id, done, why -> suspendPage(id, why)));
    }

    @POST
    @Path("/{id}/reinstate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> reinstate(UUID id, @RestForm int version, @RestForm String key) {
        Frame frame = frames.of(reader).from("/portal/people/" + id);
        return people.reinstate(reader, id, version, key).chain(done -> after(id, done, why -> people.get(reader, id)
                .chain(answer -> pages.found(answer, person -> Pages.again(frame, Templates.person(frame, PersonPage.of(person).not(why)))))));
    }

    private Uni<RestResponse<String>> rolesPage(UUID id, Done.Why why) {
        Frame frame = frames.of(reader);
        return people.get(reader, id).chain(answer -> pages.found(answer, person -> people.page(reader, null)
                .chain(list -> pages.found(list, page -> {
                    TemplateInstance html = Templates.roles(frame, PersonPage.of(person).not(why), PersonRole.of(page.givenRoles()));
                    return why == null ? Pages.ok(frame, html) : Pages.again(frame, html);
                }))));
    }

    private Uni<RestResponse<String>> suspendPage(UUID id, Done.Why why) {
        Frame frame = frames.of(reader);
        return people.get(reader, id).chain(answer -> pages.found(answer, person -> {
            TemplateInstance html = Templates.suspend(frame, PersonPage.of(person).not(why));
            return why == null ? Pages.ok(frame, html) : Pages.again(frame, html);
        }));
    }

    private static <T> Uni<RestResponse<String>> after(UUID id, Done<T> done, java.util.function.Function<Done.Why, Uni<RestResponse<String>>> again) {
        return switch (done) {
            case Done.As<T> _ -> Uni.createFrom().item(RestResponse.seeOther(URI.create("/portal/people/" + id)));
            case Done.Not<T>(Done.Why why) -> again.apply(why);
        };
    }

    private static String encode(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
