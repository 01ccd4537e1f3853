package org.palermo.referral.mechanism.serviceline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.mechanism.serviceline.contact.Contact;
import org.palermo.referral.profile.ServiceCategory;

/// A service line for the public directory: what the directory shows of it, without the reason for its state.
///
/// @param listed false when the provider removes it from the directory
/// @param organisation the name of the provider in the register
/// @param contact how it is reached; only of a listed line that is open, at least in part
/// @param regions the codes of its regions; empty for a national line
@RegisterForReflection
record ListedLine(
        UUID line, boolean listed, UUID provider, String organisation, ServiceCategory category, String country, boolean national,
        List<String> regions, List<Channel> channels, LineState state, Instant since,
        @JsonInclude(JsonInclude.Include.NON_NULL) ServiceLineView.Helpline helpline,
        @JsonInclude(JsonInclude.Include.NON_NULL) Contact contact) {

    static final String CHANGED = "org.palermo.referral.service-line-changed";

    static ListedLine of(ServiceLineView line) {
        return new ListedLine(line.id(), line.publicListing(), line.provider(), line.providerName(), line.category(), line.country(),
                line.national(), line.regions(), line.channels(), line.state(), line.since(), line.helpline(), contact(line));
    }

    /// Nobody should call a number that is not answered.
    private static Contact contact(ServiceLineView line) {
        boolean open = line.state() == LineState.OPERATIONAL || line.state() == LineState.PARTIAL;
        return line.publicListing() && open ? line.contact() : null;
    }
}
