package org.palermo.kernel.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;

/// A webhook of an organisation. The courier updates its progress (number, attempts, lease) with statements of its own.
@Entity
@Table(name = "webhook")
class Webhook {
    /// How long the previous secret also signs after a change.
    static final Duration BOTH_SECRETS = Duration.ofHours(24);
    private static final String SECRET = "secret";

    @Id
    UUID id;

    UUID agency;
    String country;
    String url;
    String kinds;
    byte[] secret;

    @Column(name = "former_secret")
    byte[] formerSecret;

    @Column(name = "former_until")
    Instant formerUntil;

    @Column(name = "registered_by")
    String registeredBy;

    @Column(name = "registered_at")
    Instant registeredAt;

    @Column(name = "approved_by")
    String approvedBy;

    @Column(name = "approved_at")
    Instant approvedAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "end_reason")
    String endReason;

    @Column(name = "next_attempt_at", updatable = false)
    Instant nextAttemptAt;

    @Column(name = "delivered_sequence", updatable = false)
    long deliveredSequence;

    @Column(insertable = false, updatable = false)
    int attempts;

    @Column(name = "last_failure", insertable = false, updatable = false)
    String lastFailure;

    @Version
    int version;

    Webhook() {}

    static Webhook register(Actor actor, RegisterWebhook command, long from, Instant now) {
        Webhook hook = new Webhook();
        hook.id = Ids.next();
        hook.agency = actor.agency();
        hook.country = command.country();
        hook.url = command.url();
        hook.kinds = command.kinds() == null ? null : String.join(",", command.kinds());
        hook.registeredBy = actor.subject();
        hook.registeredAt = now;
        hook.nextAttemptAt = Instant.now();
        hook.deliveredSequence = from;
        return hook;
    }

    WebhookState state() {
        if (endedAt != null) {
            return WebhookState.ENDED;
        }
        return approvedAt == null ? WebhookState.PENDING : attempts > 0 ? WebhookState.FAILING : WebhookState.ACTIVE;
    }

    /// @return the new secret, which is shown only once
    String signWith(DataKey key) {
        String fresh = Signature.newSecret();
        formerSecret = secret;
        formerUntil = secret == null ? null : Instant.now().plus(BOTH_SECRETS);
        secret = key.seal(SECRET, fresh);
        return fresh;
    }

    static String opened(DataKey key, byte[] sealed) {
        return key.open(SECRET, sealed);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 for the person who registered it, and once it was approved
    /// or has ended
    void approve(Actor actor, Instant now) {
        requireOpen();
        if (actor.subject().equals(registeredBy)) {
            throw Problems.conflict("webhook", "own", "Another person must approve a webhook of yours.");
        }
        if (approvedAt != null) {
            throw Problems.conflict("webhook", "approved", "It was approved before.");
        }
        approvedBy = actor.subject();
        approvedAt = now;
    }

    void withdraw(Instant now) {
        requireOpen();
        endedAt = now;
        endReason = "WITHDRAWN";
    }

    void requireOpen() {
        if (endedAt != null) {
            throw Problems.conflict("webhook", "ended", "It has ended. Register another.");
        }
    }
}
