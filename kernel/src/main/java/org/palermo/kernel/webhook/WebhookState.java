package org.palermo.kernel.webhook;

/// Where a webhook stands.
public enum WebhookState {
    /// Waits for a mechanism administrator; nothing is sent.
    PENDING,
    ACTIVE,
    /// The last request failed; it is tried again.
    FAILING,
    ENDED
}
