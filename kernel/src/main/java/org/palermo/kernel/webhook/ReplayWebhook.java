package org.palermo.kernel.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/// @param since everything that was told at or after this instant is delivered again, in order
@RegisterForReflection
public record ReplayWebhook(@NotNull Instant since) {}
