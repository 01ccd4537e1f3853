package org.palermo.referral.mechanism.serviceline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.profile.ServiceCategory;

/// Adds a service line of a provider, in its current state.
///
/// @param provider the provider; null for the caller's own organisation
/// @param category the category of service
/// @param pillar the pillar of support
/// @param national whether it serves the whole country
/// @param regions codes of its regions; empty for a national line, and only then
/// @param channels how people reach it
/// @param transport whether transport is offered
/// @param state whether the service is in operation
/// @param reason a code, e.g. `OPENED`
/// @param helpline how to call it; left out for a service that is no helpline
/// @param publicListing whether the public directory shows it
@Schema(examples = """
        {"category":"LEGAL","pillar":"INDIVIDUAL_SUPPORT","national":false,"regions":["GB-ENG-LDN"],"channels":["IN_PERSON","PHONE"],
        "transport":false,"state":"OPERATIONAL","reason":"OPENED","publicListing":true}""")
@RegisterForReflection
public record OfferService(
        UUID provider, @NotNull ServiceCategory category, @NotNull Pillar pillar, boolean national,
        @NotNull @Size(max = 200) List<@NotBlank @Size(max = 20) String> regions,
        @NotEmpty @Size(max = 3) List<@NotNull Channel> channels, boolean transport, @NotNull LineState state,
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,59}") String reason, @Valid ServiceLineView.Helpline helpline,
                boolean publicListing) {}
