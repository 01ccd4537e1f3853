package org.palermo.kernel.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Registers an organisation's own system for its notices.
///
/// @param country ISO 3166-1 alpha-2, one that the caller covers; its mechanism administrators approve the webhook
/// @param url https, a host name and a path
/// @param kinds the kinds of notice to send, or null for all
@Schema(examples = """
        {"country":"GB","url":"https://example.org/hook","kinds":["PLACEMENT_ACCEPTED","PLACEMENT_REFUSED"]}""")
@RegisterForReflection
public record RegisterWebhook(
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull @Size(max = 500) String url,
        @Size(min = 1, max = 50) SortedSet<@NotNull @Pattern(regexp = "[A-Z_]{1,60}") String> kinds) {}
