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
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.people.ActionResult;
import org.palermo.portal.gateway.people.PeopleGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;

/// The quarterly review: for each person whose access is not yet confirmed in this quarter, keep it or remove it.
@Path("/portal/people/review")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class ReviewResource {
    private static final String PERSON = "person-";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance review(Frame frame, ReviewPage review);
    }

    private final PeopleGateway people;
    private final Frames frames;
    private final Pages pages;
    private final SecurityIdentity reader;

    ReviewResource(PeopleGateway people, Frames frames, Pages pages, SecurityIdentity reader) {
        this.people = people;
        this.frames = frames;
        this.pages = pages;
        this.reader = reader;
    }

    @GET
    public Uni<RestResponse<String>> unconfirmed(@RestQuery String cursor) {
        return page(cursor, null, null, Map.of());
    }

    /// One field for each person, `keep` or `remove`. A person without a choice is left for later.
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> review(MultivaluedMap<String, String> form) {
        Map<UUID, Boolean> kept = new LinkedHashMap<>();
        form.forEach((field, values) -> {
            if (field.startsWith(PERSON) && List.of("keep", "remove").contains(values.getFirst())) {
                kept.put(UUID.fromString(field.substring(PERSON.length())), values.getFirst().equals("keep"));
            }
        });
        String cursor = form.getFirst("cursor");
        String key = form.getFirst("key");
        if (kept.isEmpty()) {
            return page(cursor, ActionResult.Why.INVALID, key, kept);
        }
        return people.review(reader, key, kept).chain(done -> switch (done) {
            case ActionResult.Success<Integer> _ -> Uni.createFrom().item(RestResponse.seeOther(URI.create("/portal/people/review")));
            case ActionResult.Failure<Integer>(ActionResult.Why why) -> page(cursor, why, key, kept);
        });
    }

    /// @param key of the form that was sent; null before one was sent
    /// @param kept what was chosen on it
    private Uni<RestResponse<String>> page(String cursor, ActionResult.Why why, String key, Map<UUID, Boolean> kept) {
        Frame frame = frames.of(reader);
        return people.unconfirmed(reader, cursor).chain(answer -> pages.found(answer, review -> {
            String next = review.next() == null ? null : "/portal/people/review?cursor="
                    + URLEncoder.encode(review.next(), StandardCharsets.UTF_8);
            TemplateInstance html = Templates.review(frame, new ReviewPage(review.endsOn(), review.due(), review.overdue(),
                    review.items().stream().map(person -> ReviewRow.of(person, kept.get(person.id()))).toList(), cursor, next,
                    PersonPage.again(why, key), why));
            return why == null ? Pages.ok(frame, html) : Pages.again(frame, html);
        }));
    }
}
