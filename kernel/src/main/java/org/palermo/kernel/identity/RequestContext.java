package org.palermo.kernel.identity;

import java.util.UUID;

/// Why, from where and as part of which request somebody acts: the audit records this beside the actor.
///
/// @param id the request that this is part of, for audit and logs
/// @param address where the request came from, as the gateway states it; null for the system
/// @param purpose a code of the profile's purposes, see {@link Purposes}, or `break-glass:` and the code of its reason;
/// null when none was stated
/// @param purposeReference the caller's addition to it, e.g. the number of a proceeding; null when none
/// @param breakGlass the break-glass access that allows the request, or null
public record RequestContext(String id, String address, String purpose, String purposeReference, UUID breakGlass) {

    /// For an action without a caller.
    public static RequestContext of(String id) {
        return new RequestContext(id, null, null, null, null);
    }

    /// A read under a break-glass access has the access's reason as its purpose, whatever the caller stated.
    public RequestContext under(UUID breakGlass, String reason) {
        return new RequestContext(id, address, "break-glass:" + reason, purposeReference, breakGlass);
    }

    /// The same for a purpose for which the system acts by a rule.
    ///
    /// @param reference the rule
    public RequestContext stating(String purpose, String reference) {
        return new RequestContext(id, address, purpose, reference, breakGlass);
    }
}
