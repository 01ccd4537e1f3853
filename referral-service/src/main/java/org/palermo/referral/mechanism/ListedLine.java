package org.palermo.referral.mechanism;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.profile.ServiceCategory;

/// A service line as the public directory is told of it: what its provider marks public, and no reason.
///
/// @param listed false when its provider takes it out of the directory
/// @param organisation the provider's name as registered
/// @param regions codes of the regions that it is in; empty for a national line
@RegisterForReflection
record ListedLine(
        UUID line, boolean listed, UUID provider, String organisation, ServiceCategory category, String country, boolean national,
        List<String> regions, List<Channel> channels, LineState state, Instant since,
        @JsonInclude(JsonInclude.Include.NON_NULL) ServiceLineView.Helpline helpline) {

    static final String CHANGED = "org.palermo.referral.service-line-changed";

    static ListedLine of(ServiceLineView line) {
        return new ListedLine(line.id(), line.publicListing(), line.provider(), line.providerName(), line.category(), line.country(),
                line.national(), line.regions(), line.channels(), line.state(), line.since(), line.helpline());
    }
}
