package org.palermo.portal.joboffer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;

/// The check of a job offer. Nobody is asked to sign in, and the call carries no token, also when the reader is signed in.
@Path(JobOfferResource.HOME)
@Produces(MediaType.TEXT_HTML)
class JobOfferResource {
    static final String HOME = "/portal/job-offer";
    private static final String CHECK = "checkJobOffer";
    private static final String PURPOSE = "INSPECTION";
    private static final SecurityIdentity NOBODY = QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance jobOffer(Frame frame, JobOfferPage page);

        static native TemplateInstance jobOfferAnswer(Frame frame, JobOfferAnswerView page);
    }

    private final ApiCalls calls;
    private final Operations operations;
    private final PortalGateway gateway;
    private final JobOfferPages pages;
    private final Frames frames;

    JobOfferResource(ApiCalls calls, Operations operations, PortalGateway gateway, JobOfferPages pages, Frames frames) {
        this.calls = calls;
        this.operations = operations;
        this.gateway = gateway;
        this.pages = pages;
        this.frames = frames;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<String>> form() {
        return served().chain(served -> form(served, JobOfferForm.EMPTY, Set.of(), null, RestResponse.Status.OK));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> check(MultivaluedMap<String, String> sent) {
        JobOfferForm typed = JobOfferForm.of(sent);
        return served().chain(served -> {
            if (!typed.wrong().isEmpty()) {
                return form(served, typed, typed.wrong(), "fields", RestResponse.Status.BAD_REQUEST);
            }
            if (typed.body().isEmpty()) {
                return form(served, typed, Set.of(), "nothing", RestResponse.Status.BAD_REQUEST);
            }
            return calls.change(NOBODY, operations.get(CHECK), Map.of(), UUID.randomUUID().toString(), null, typed.body(), PURPOSE)
                    .chain(answer -> answer.isGood() ? answered(served, answer) : refused(served, typed, answer));
        });
    }

    private Uni<RestResponse<String>> answered(Countries served, ApiAnswer answer) {
        Frame frame = frames.open().from(HOME);
        return Templates.jobOfferAnswer(frame, pages.answer(frame.language(), served, answer.body()))
                .setLocale(frame.language().locale()).createUni()
                .map(RestResponse::ok);
    }

    private Uni<RestResponse<String>> refused(Countries served, JobOfferForm typed, ApiAnswer answer) {
        if (answer.isAway()) {
            return form(served, typed, Set.of(), "away", RestResponse.Status.SERVICE_UNAVAILABLE);
        }
        Set<String> wrong = answer.violations().stream()
                .map(violation -> field(violation.field())).collect(Collectors.toCollection(TreeSet::new));
        return form(served, typed, wrong, wrong.isEmpty() ? "nothing" : "fields", RestResponse.Status.BAD_REQUEST);
    }

    /// The name of the form's field: `payments[1].amount.currency` is `pay2`, `wage.minor` is `wage`.
    private static String field(String path) {
        return path.startsWith("payments[") && path.length() > 9 && Character.isDigit(path.charAt(9))
                ? "pay" + (path.charAt(9) - '0' + 1) : path.split("\\.")[0];
    }

    private Uni<Countries> served() {
        return gateway.countries().map(answer -> answer.isFound() ? answer.value() : new Countries(List.of()));
    }

    private Uni<RestResponse<String>> form(Countries served, JobOfferForm typed, Set<String> wrong, String problem,
            RestResponse.Status status) {
        Frame frame = frames.open().from(HOME);
        return Templates.jobOffer(frame, pages.form(frame.language(), served, typed, wrong, problem))
                .setLocale(frame.language().locale()).createUni()
                .map(page -> RestResponse.status(status, page));
    }
}
