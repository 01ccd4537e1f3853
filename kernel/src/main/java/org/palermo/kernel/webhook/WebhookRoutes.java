package org.palermo.kernel.webhook;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.CurrentActor;

/// `/webhooks` of a service: its notices, sent to an organisation's own system.
@Authenticated
public abstract class WebhookRoutes {
    private final Webhooks webhooks;
    private final CurrentActor actor;

    protected WebhookRoutes(Webhooks webhooks, CurrentActor actor) {
        this.webhooks = webhooks;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "list{Service}Webhooks", summary = "List webhooks, latest first",
            description = "An agency administrator gets the webhooks of their organisation, a mechanism administrator those in the "
                    + "countries that they cover entirely, also those that have ended. The list has at most 200.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR},
            scope = "agency administrator: webhooks of the caller's organisation; mechanism administrator: webhooks in the countries "
                    + "that the caller covers")
    public Uni<List<WebhookView>> all() {
        return webhooks.all(actor.get());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "get{Service}Webhook", summary = "Read a webhook", description = "It never contains the secret.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR},
            scope = "agency administrator: webhooks of the caller's organisation; mechanism administrator: webhooks in the countries "
                    + "that the caller covers")
    public Uni<RestResponse<WebhookView>> get(UUID id) {
        return webhooks.get(actor.get(), id).map(hook -> answer(RestResponse.Status.OK, hook));
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "register{Service}Webhook", summary = "Register a webhook for the notices of your organisation",
            description = "Nothing is sent until a mechanism administrator of the country approves it; then the notices since the "
                    + "registration are sent. Only this answer contains the secret that signs the calls. `url` must be https with a host "
                    + "name, at port 443 and without user, query and fragment. `kinds` chooses kinds of notice; without it all are sent. "
                    + "An organisation has at most five webhooks that have not ended (409).")
    @Allowed(roles = AGENCY_ADMINISTRATOR, scope = "webhooks of the caller's organisation")
    @Audited
    public Uni<RestResponse<WebhookView>> register(@Valid @NotNull RegisterWebhook command) {
        return webhooks.register(actor.get(), command).map(hook -> answer(RestResponse.Status.CREATED, hook));
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approve{Service}Webhook", summary = "Approve a webhook, so that notices are sent to it",
            description = "Send its ETag in If-Match. Refused with 409: a webhook that you registered yourself, that is approved already, "
                    + "or that has ended.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR,
            scope = "webhooks in the countries that the caller covers, except those that the caller registered")
    @Audited
    public Uni<RestResponse<WebhookView>> approve(UUID id, @RestHeader("If-Match") String ifMatch) {
        return webhooks.approve(actor.get(), id, ifMatch).map(hook -> answer(RestResponse.Status.OK, hook));
    }

    @POST
    @Path("/{id}/secret")
    @Operation(operationId = "renew{Service}WebhookSecret", summary = "Create a new secret for a webhook",
            description = "Only this answer contains it. For a day the previous secret signs as well. Send the ETag of the webhook in "
                    + "If-Match. A webhook that has ended gets 409.")
    @Allowed(roles = AGENCY_ADMINISTRATOR, scope = "webhooks of the caller's organisation")
    @Audited
    public Uni<RestResponse<WebhookView>> renew(UUID id, @RestHeader("If-Match") String ifMatch) {
        return webhooks.renew(actor.get(), id, ifMatch).map(hook -> answer(RestResponse.Status.OK, hook));
    }

    @POST
    @Path("/{id}/replays")
    @Operation(operationId = "replay{Service}Webhook", summary = "Deliver again all notices since an instant",
            description = "Notices from `since` on are delivered again, in order. A webhook that waits after a failure is tried at once. A "
                    + "webhook that has ended gets 409.")
    @Allowed(roles = AGENCY_ADMINISTRATOR, scope = "webhooks of the caller's organisation")
    @Audited
    public Uni<WebhookView> replay(UUID id, @Valid @NotNull ReplayWebhook command) {
        return webhooks.replay(actor.get(), id, command);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "end{Service}Webhook", summary = "End a webhook",
            description = "Nothing more is sent to it, and its secret is destroyed. Send its ETag in If-Match. A webhook that has already "
                    + "ended gets 409.")
    @Allowed(roles = AGENCY_ADMINISTRATOR, scope = "webhooks of the caller's organisation")
    @Audited
    public Uni<WebhookView> withdraw(UUID id, @RestHeader("If-Match") String ifMatch) {
        return webhooks.withdraw(actor.get(), id, ifMatch);
    }

    private static RestResponse<WebhookView> answer(RestResponse.Status status, WebhookView hook) {
        return RestResponse.ResponseBuilder.create(status, hook)
                .header("ETag", ETags.of(hook.version()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
