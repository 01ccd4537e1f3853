package org.palermo.portal.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/// Counts the notices that a person has not read.
public interface UnreadNotices {
    /// A service that does not answer is left out.
    Uni<Long> unread(SecurityIdentity reader);
}
