package org.palermo.referral.addressee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a guardian may know about the identity of the ward.
///
/// @param givenName left out when none is kept
/// @param familyName left out when none is kept, and where the law shows a guardian the given name alone
/// @param ways how she is reached, the best first; empty when none is known, and where the law shows a guardian no safe contact
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressedPersonView(String givenName, String familyName, List<Way> ways) {

    /// @param channel how she is reached
    /// @param value a number, address, place or person on that channel
    @RegisterForReflection
    @Schema(name = "WardWay")
    public record Way(String channel, String value) {}
}
