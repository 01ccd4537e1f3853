package org.palermo.referral.mechanism.serviceline;

import org.palermo.kernel.etag.Versioned;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.mechanism.serviceline.contact.Contact;
import org.palermo.referral.profile.ServiceCategory;

/// A service line as returned to callers.
///
/// @param provider the organisation that offers it
/// @param providerName the name of that organisation
/// @param category the category of service
/// @param pillar the pillar of support
/// @param national whether it serves the whole country
/// @param regions the codes of its regions; empty for a national line
/// @param channels how people reach it
/// @param transport whether transport is offered
/// @param state whether the service is in operation
/// @param reason why it is in this state; null when none was given
/// @param since when its current state began
/// @param helpline how to call it; left out for a service that is no helpline
/// @param capacity how long people wait and how many more it can take; left out when nobody said
/// @param contact how it is reached, when it is open and whom it takes; left out when nothing was said, or the reader may not know it
/// @param publicListing whether its provider allows the public directory to list it
@RegisterForReflection
public record ServiceLineView(
        UUID id, UUID provider, String providerName, String country, ServiceCategory category, Pillar pillar, boolean national,
        List<String> regions, List<Channel> channels, boolean transport, LineState state, String reason, Instant since,
        @JsonInclude(JsonInclude.Include.NON_NULL) Helpline helpline,
        @JsonInclude(JsonInclude.Include.NON_NULL) LineCapacity capacity,
        @JsonInclude(JsonInclude.Include.NON_NULL) Contact contact, boolean publicListing, int version) implements Versioned {

    ServiceLineView withoutContact() {
        return new ServiceLineView(id, provider, providerName, country, category, pillar, national, regions, channels, transport, state,
                reason, since, helpline, capacity, null, publicListing, version);
    }

    /// @param lines how many calls it can take at once; null when nobody said
    /// @param averageWaitSeconds seconds until a call is answered
    /// @param unansweredShare the share of unanswered calls, from 0 to 1
    @RegisterForReflection
    public record Helpline(
            @Min(0) @Max(100_000) Integer lines, @Min(0) @Max(86_400) Integer averageWaitSeconds,
            @DecimalMin("0") @DecimalMax("1") Double unansweredShare) {}

    /// @return null when nothing is known
    static Helpline helpline(Integer lines, Integer wait, Double unanswered) {
        return lines == null && wait == null && unanswered == null ? null : new Helpline(lines, wait, unanswered);
    }

    static List<Channel> channels(boolean inPerson, boolean phone, boolean online) {
        List<Channel> channels = new ArrayList<>();
        if (inPerson) {
            channels.add(Channel.IN_PERSON);
        }
        if (phone) {
            channels.add(Channel.PHONE);
        }
        if (online) {
            channels.add(Channel.ONLINE);
        }
        return channels;
    }
}
