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
/// @param listed false when the provider removes it from the directory, or was closed
/// @param organisation the name of the provider in the register
/// @param capacity how long people wait and how many more it can take; only of a line that is open, at least in part
/// @param contact how it is reached; only of a listed line that is open, at least in part
/// @param regions the codes of its regions; empty for a national line
@RegisterForReflection
record ListedLine(
        UUID line, boolean listed, UUID provider, String organisation, ServiceCategory category, String country, boolean national,
        List<String> regions, List<Channel> channels, LineState state, Instant since,
        @JsonInclude(JsonInclude.Include.NON_NULL) ServiceLineView.Helpline helpline,
        @JsonInclude(JsonInclude.Include.NON_NULL) LineCapacity capacity,
        @JsonInclude(JsonInclude.Include.NON_NULL) Contact contact) {

    static final String CHANGED = "org.palermo.referral.service-line-changed";

    static ListedLine of(ServiceLineView line, boolean provided) {
        return new ListedLine(line.id(), provided && line.publicListing(), line.provider(), line.providerName(), line.category(),
                line.country(), line.national(), line.regions(), line.channels(), line.state(), line.since(), line.helpline(),
                isOpen(line) ? capacity(line) : null, contact(line));
    }

    /// The free places of a shelter, or of whom a confidential address protects, would tell when somebody comes and goes.
    private static LineCapacity capacity(ServiceLineView line) {
        boolean hidden = line.category() == ServiceCategory.ACCOMMODATION || line.contact() != null && line.contact().addressConfidential();
        LineCapacity said = line.capacity();
        return said == null || !hidden ? said : LineCapacity.of(said.waitDays(), null, said.statedOn());
    }

    /// Nobody should call a number that is not answered.
    private static Contact contact(ServiceLineView line) {
        return line.publicListing() && isOpen(line) ? line.contact() : null;
    }

    private static boolean isOpen(ServiceLineView line) {
        return line.state() == LineState.OPERATIONAL || line.state() == LineState.PARTIAL;
    }
}
