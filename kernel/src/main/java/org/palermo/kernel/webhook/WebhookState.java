package org.palermo.kernel.webhook;

/// The state of a webhook.
public enum WebhookState {
    /// Waits for a mechanism administrator; nothing is sent.
    PENDING,
    ACTIVE,
    /// The last request failed; it will be tried again.
    FAILING,
    ENDED
}
