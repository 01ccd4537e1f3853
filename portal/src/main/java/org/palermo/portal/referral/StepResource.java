package org.palermo.portal.referral;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.referral.Referred;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frames;

/// The questions of a referral. A page is first saved, then checked.
@Path(DraftsResource.HOME)
@Produces(MediaType.TEXT_HTML)
class StepResource {
    private static final Logger LOG = Logger.getLogger(StepResource.class);
    private static final String STEP = "/{id}/{step:about|person|contact}";
    private static final String NEW = "/new";

    private final Drafts drafts;
    private final StepPages pages;
    private final PortalGateway gateway;
    private final Frames frames;
    private final CurrentReader reader;

    StepResource(Drafts drafts, StepPages pages, PortalGateway gateway, Frames frames, CurrentReader reader) {
        this.drafts = drafts;
        this.pages = pages;
        this.gateway = gateway;
        this.frames = frames;
        this.reader = reader;
    }

    /// Stores nothing until the first page is sent.
    @GET
    @Path(NEW)
    @Authenticated
    public Uni<RestResponse<String>> begin() {
        return reader.get().invoke(Responder::of).chain(person -> pages.shown(frames.of(person), StepPage.of(UUID.randomUUID(), Step.ABOUT, Typed.NOTHING)));
    }

    @GET
    @Path(STEP)
    @Authenticated
    public Uni<RestResponse<String>> page(UUID id, String step) {
        return reader.get().chain(person -> drafts.find(Responder.of(person), id)
                .map(found -> found.filter(draft -> !draft.isTaken()).orElseThrow(NotFoundException::new))
                .chain(draft -> pages.shown(frames.of(person), StepPage.of(id, Step.of(step), draft.typed()))));
    }

    /// Also open when the session has ended, so that nothing typed is lost: the answer returns it to the sender only.
    @POST
    @Path(STEP)
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> save(UUID id, String step, MultivaluedMap<String, String> sent) {
        StepPage typed = StepPage.of(id, Step.of(step), Typed.NOTHING.with(Step.of(step), sent, gateway::isChild));
        return reader.orNobody().chain(person -> person.isEmpty()
                ? pages.again(frames.open(), typed.because(Referred.Why.SIGNED_OUT))
                : saved(Responder.of(person.get()), typed, sent));
    }

    private Uni<RestResponse<String>> saved(Responder responder, StepPage typed, MultivaluedMap<String, String> sent) {
        return drafts.save(responder, typed.id(), typed.step(), sent)
                .map(found -> found.isPresent() && !found.get().isTaken() ? checked(found.get(), typed, sent) : Optional.of(typed.because(gone(found))))
                .onFailure().recoverWithItem(e -> {
                    LOG.errorf("A draft can't be saved: %s", e.getClass().getSimpleName());
                    return Optional.of(typed.because(Referred.Why.AWAY));
                })
                .chain(again -> again.isPresent()
                        ? pages.again(frames.of(responder.identity()), again.get())
                        : Uni.createFrom().item(RestResponse.seeOther(URI.create(sent.containsKey("later") ? DraftsResource.HOME : Draft.address(typed.id())))));
    }

    /// @return the page to correct, or empty to continue. A responder who saves for later may leave errors
    private static Optional<StepPage> checked(Draft draft, StepPage page, MultivaluedMap<String, String> sent) {
        List<Field> wrong = sent.containsKey("later") ? List.of() : FieldRules.wrong(draft.typed(), page.step());
        return wrong.isEmpty() ? Optional.empty() : Optional.of(StepPage.of(draft.id(), page.step(), draft.typed()).wrong(wrong));
    }

    private static Referred.Why gone(Optional<Draft> found) {
        return found.isPresent() ? Referred.Why.TAKEN_BEFORE : Referred.Why.GONE;
    }
}
