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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.referral.ReferralResult;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frames;

/// The questions of a referral. A page is first saved, then checked.
@Path(DraftsResource.HOME)
@Produces(MediaType.TEXT_HTML)
class StepResource {
    private static final Logger LOG = Logger.getLogger(StepResource.class);
    private static final String STEP = "/{id}/{step:about|person|contact}";
    private static final String NEW = "/new";
    /// The button that shows the regions of the chosen country.
    private static final String REGIONS = "regions";
    /// The buttons that show more boxes for languages or numbers.
    private static final String MORE = "more";

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
        return reader.get().invoke(Responder::of).chain(person -> {
            TypedReferral nothing = Frames.country(person).map(TypedReferral::nothingIn).orElse(TypedReferral.NOTHING);
            return pages.shown(person, frames.of(person), StepPage.of(UUID.randomUUID(), Step.ABOUT, nothing));
        });
    }

    @GET
    @Path(STEP)
    @Authenticated
    public Uni<RestResponse<String>> page(UUID id, String step, @RestQuery(MORE) String more) {
        return reader.get().chain(person -> drafts.find(Responder.of(person), id)
                .map(found -> found.filter(draft -> !draft.isTaken()).orElseThrow(NotFoundException::new))
                .chain(draft -> pages.shown(person, frames.of(person),
                        opened(StepPage.of(id, Step.of(step), draft.typed()).asking(more)))));
    }

    /// A page that is opened again says what a page before or after it contradicts.
    private StepPage opened(StepPage page) {
        ReferralResult.Why against = drafts.rules().ageAgainstBirth(page.typed());
        List<Field> wrong = page.step().fields().stream().filter(Field::isOfAge).toList();
        return against == null || wrong.isEmpty() ? page : page.wrong(wrong).against(against);
    }

    /// Also open when the session has ended, so that nothing typed is lost: the answer returns it to the sender only.
    @POST
    @Path(STEP)
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> save(UUID id, String step, MultivaluedMap<String, String> sent) {
        StepPage typed = StepPage.of(id, Step.of(step), TypedReferral.NOTHING.with(Step.of(step), sent, gateway::isChild));
        return reader.orNobody().chain(person -> person.isEmpty()
                ? pages.again(null, frames.signedOut(), typed.because(ReferralResult.Why.SIGNED_OUT))
                : saved(Responder.of(person.get()), typed, sent));
    }

    private Uni<RestResponse<String>> saved(Responder responder, StepPage typed, MultivaluedMap<String, String> sent) {
        return drafts.save(responder, typed.id(), typed.step(), sent)
                .map(found -> found.isPresent() && !found.get().isTaken()
                        ? checked(found.get(), typed, sent) : Optional.of(typed.because(gone(found))))
                .onFailure().recoverWithItem(e -> {
                    LOG.errorf("A draft can't be saved: %s", e.getClass().getSimpleName());
                    return Optional.of(typed.because(ReferralResult.Why.AWAY));
                })
                .chain(again -> again.isPresent()
                        ? pages.again(responder.identity(), frames.of(responder.identity()), again.get())
                        : Uni.createFrom().item(RestResponse.seeOther(URI.create(after(typed, sent)))));
    }

    private static String after(StepPage page, MultivaluedMap<String, String> sent) {
        String more = sent.getFirst(MORE);
        return sent.containsKey("later") ? DraftsResource.HOME : sent.containsKey(REGIONS) ? page.address()
                : asksForMore(more) ? page.address() + "?" + MORE + "=" + more + "#" + more : Draft.address(page.id());
    }

    private static boolean asksForMore(String more) {
        return StepPage.LANGUAGES.equals(more) || StepPage.NUMBERS.equals(more);
    }

    /// @return the page to correct, or empty to continue. Who saves for later, chooses a country or asks for more boxes may leave errors
    private Optional<StepPage> checked(Draft draft, StepPage page, MultivaluedMap<String, String> sent) {
        FieldRules rules = drafts.rules();
        boolean staysUnchecked = sent.containsKey("later") || sent.containsKey(REGIONS) || asksForMore(sent.getFirst(MORE));
        List<Field> wrong = staysUnchecked ? List.of() : rules.wrong(draft.typed(), page.step());
        return wrong.isEmpty() ? Optional.empty()
                : Optional.of(StepPage.of(draft.id(), page.step(), draft.typed())
                        .wrong(wrong).against(rules.ageAgainstBirth(draft.typed())));
    }

    private static ReferralResult.Why gone(Optional<Draft> found) {
        return found.isPresent() ? ReferralResult.Why.TAKEN_BEFORE : ReferralResult.Why.GONE;
    }
}
