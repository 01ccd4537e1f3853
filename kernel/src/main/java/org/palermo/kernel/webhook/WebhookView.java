package org.palermo.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// @param secret shown once, to the person who registered the webhook or renewed the secret
/// @param endReason `WITHDRAWN`, `GONE` or `FAILED`
/// @param lastFailure status or kind of the last failure
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
