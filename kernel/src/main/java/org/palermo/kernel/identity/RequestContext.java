package org.palermo.kernel.identity;

import java.util.UUID;

/// Why, from where and as part of what somebody acts: what the audit says beside who.
///
/// @param id the request that this is part of, for audit and logs
/// @param address where the request came from, as the gateway states it; null for the system
/// @param purpose a code of the profile's purposes, see {@link Purposes}, or `break-glass:` and the code of its reason; null
/// when none was stated
/// @param purposeReference what the caller added to it, e.g. the number of a proceeding; null when nothing
/// @param breakGlass the break-glass access that she acts under, or null
public record RequestContext(String id, String address, String purpose, String purposeReference, UUID breakGlass) {

    /// Of something that has no caller.
    public static RequestContext of(String id) {
        return new RequestContext(id, null, null, null, null);
    }

    /// Whatever purpose was stated, what is read under a break-glass access is read for its reason.
    public RequestContext under(UUID breakGlass, String reason) {
        return new RequestContext(id, address, "break-glass:" + reason, purposeReference, breakGlass);
    }

    /// The same for a purpose that the system acts for by a rule.
    ///
    /// @param reference the rule
    public RequestContext stating(String purpose, String reference) {
        return new RequestContext(id, address, purpose, reference, breakGlass);
    }
}
