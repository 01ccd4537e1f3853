package org.palermo.shelter.webhook;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.webhook.WebhookRoutes;
import org.palermo.kernel.webhook.Webhooks;

@Tag(name = "Webhooks", description = "Addresses of other systems to which the notices of an organisation are sent.")
@Path("/api/shelter/v1/webhooks")
@Authenticated
class WebhooksResource extends WebhookRoutes {

    WebhooksResource(Webhooks webhooks, CurrentActor actor) {
        super(webhooks, actor);
    }
}
