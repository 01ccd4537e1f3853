package org.palermo.kernel.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/// @param since notices from this instant on are delivered again, in order
@RegisterForReflection
public record ReplayWebhook(@NotNull Instant since) {}
