package org.palermo.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// @param agency the organisation that is called
/// @param url where it is called: https, a host name and a path
/// @param kinds the kinds of notice that are sent; left out when all are
/// @param state whether it waits for approval, is called, fails or has ended
/// @param secret shown once, to the person who registered the webhook or renewed the secret; else left out
/// @param registeredAt when it was registered, in UTC
/// @param approvedAt when a mechanism administrator approved it, in UTC; left out until then
/// @param endedAt when it ended, in UTC; left out until then
/// @param endReason `WITHDRAWN`, `GONE` or `FAILED`; left out until then
/// @param lastFailure status or kind of the last failure; left out when there was none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
        UUID id, UUID agency, String country, String url, List<String> kinds, WebhookState state, String secret, Instant registeredAt,
        Instant approvedAt, Instant endedAt, String endReason, String lastFailure, int version) {

    static WebhookView of(Webhook hook) {
        return withSecret(hook, null);
    }

    static WebhookView withSecret(Webhook hook, String secret) {
        return new WebhookView(hook.id, hook.agency, hook.country, hook.url, hook.kinds == null ? null : List.of(hook.kinds.split(",")),
                hook.state(), secret, hook.registeredAt, hook.approvedAt, hook.endedAt, hook.endReason, hook.lastFailure, hook.version);
    }
}
