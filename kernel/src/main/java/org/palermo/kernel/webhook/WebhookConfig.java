package org.palermo.kernel.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How webhooks are delivered.
@ConfigMapping(prefix = "palermo.webhooks")
interface WebhookConfig {

    /// How often to look for due webhooks. Read by the scheduler, which looks once a second.
    @WithDefault("1s")
    Duration every();

    /// For one request, from looking up the name to the end of the answer.
    @WithDefault("10s")
    Duration deadline();

    /// How long an instance keeps a webhook after its last delivery; must be longer than the deadline.
    @WithDefault("30s")
    Duration lease();

    /// The pauses after failures in a row. After the last one the webhook ends and its organisation is told.
    @WithDefault("PT5S,PT30S,PT2M,PT10M,PT30M,PT2H,PT5H,PT10H,PT24H")
    List<Duration> pauses();

    /// The kinds of notice that this service sends to organisations: a webhook may only name these.
    Optional<Set<String>> kinds();

    /// Lets a test's receiver listen on this machine, without TLS. Refused in production.
    @WithDefault("false")
    boolean openToLoopback();
}
