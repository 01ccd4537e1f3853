package org.palermo.portal.referral;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.referral.ReferralResult;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.CodeNames;
import org.palermo.portal.words.Words;

/// Checks and sends a referral, as often as needed, and shows the receipt.
@Path(DraftsResource.HOME)
@Produces(MediaType.TEXT_HTML)
class SendResource {
    private static final String CHECK = "/{id}/check";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance referCheck(Frame frame, CheckPage page);

        static native TemplateInstance referred(Frame frame, Draft draft);
    }

    private final Drafts drafts;
    private final StepPages steps;
    private final PortalGateway gateway;
    private final Frames frames;
    private final CurrentReader reader;
    private final CodeNames names;

    SendResource(Drafts drafts, StepPages steps, PortalGateway gateway, Frames frames, CurrentReader reader, Words words) {
        this.drafts = drafts;
        this.steps = steps;
        this.gateway = gateway;
        this.frames = frames;
        this.reader = reader;
        this.names = words.codes();
    }

    @GET
    @Path(CHECK)
    @Authenticated
    public Uni<RestResponse<String>> check(UUID id) {
        return reader.get().chain(person -> found(person, id).chain(draft -> ready(draft) ? check(person, draft, null) : on(draft)));
    }

    /// When the session has ended, the responder signs in and finds everything on the check page. This form itself carries
    /// no data.
    @POST
    @Path(CHECK)
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> send(UUID id) {
        return reader.orNobody().chain(person -> person.isEmpty()
                ? Uni.createFrom().item(RestResponse.seeOther(URI.create(Draft.address(id) + "/check")))
                : found(person.get(), id).chain(draft -> ready(draft) ? sent(person.get(), draft) : on(draft)));
    }

    @GET
    @Path("/{id}/receipt")
    @Authenticated
    public Uni<RestResponse<String>> receipt(UUID id) {
        return reader.get().chain(person -> found(person, id).chain(draft -> draft.isTaken() ? receipt(person, draft) : on(draft)));
    }

    private Uni<RestResponse<String>> receipt(SecurityIdentity person, Draft draft) {
        return gateway.known().chain(countries -> {
            Frame frame = frames.of(person, countries);
            return Pages.ok(frame, Templates.referred(frame, draft));
        });
    }

    private Uni<RestResponse<String>> sent(SecurityIdentity person, Draft draft) {
        return drafts.send(Responder.of(person), draft).chain(referred -> switch (referred) {
            case ReferralResult.Taken _ -> Uni.createFrom().item(RestResponse.seeOther(URI.create(Draft.address(draft.id()) + "/receipt")));
            case ReferralResult.Not(ReferralResult.Why why, List<String> fields) -> not(person, draft, why, fields);
        });
    }

    /// Shows the page with the first field that the service called invalid.
    private Uni<RestResponse<String>> not(SecurityIdentity person, Draft draft, ReferralResult.Why why, List<String> fields) {
        List<Field> wrong = fields.stream().flatMap(field -> Field.of(field).stream()).distinct().toList();
        if (wrong.containsAll(List.of(Field.AGE_GROUP, Field.DATE_OF_BIRTH))) {
            return check(person, draft, ReferralResult.Why.AGE_AND_BIRTH);
        }
        if (wrong.isEmpty()) {
            return check(person, draft, why);
        }
        Step step = Step.of(wrong.getFirst());
        return steps.again(person, frames.of(person),
                StepPage.of(draft.id(), step, draft.typed()).wrong(wrong.stream().filter(step.fields()::contains).toList()));
    }

    private Uni<RestResponse<String>> check(SecurityIdentity person, Draft draft, ReferralResult.Why why) {
        return gateway.countries().chain(countries -> {
            Frame frame = frames.of(person, gateway.lastCountries());
            return steps.ticked(person, frame.language(), draft.typed())
                    .map(ticked -> new CheckPage(draft, why, countries, names, ticked))
                    .chain(page -> why == null ? Pages.ok(frame, Templates.referCheck(frame, page))
                            : Pages.again(frame, Templates.referCheck(frame, page)));
        });
    }

    private Uni<Draft> found(SecurityIdentity person, UUID id) {
        return drafts.find(Responder.of(person), id).map(draft -> draft.orElseThrow(NotFoundException::new));
    }

    private boolean ready(Draft draft) {
        return !draft.isTaken() && drafts.rules().next(draft.typed()).isEmpty();
    }

    private Uni<RestResponse<String>> on(Draft draft) {
        return Uni.createFrom().item(RestResponse.seeOther(URI.create(draft.next(drafts.rules()))));
    }
}
