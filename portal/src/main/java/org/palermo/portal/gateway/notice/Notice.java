package org.palermo.portal.gateway.notice;

import java.time.Instant;
import java.util.UUID;

/// A notice to the reader, to the reader's organisation or to a role of the reader.
///
/// @param about the id of the record
/// @param reference what people call the record
/// @param readAt when somebody marked it as read, or null
public record Notice(UUID id, NoticeKind kind, UUID about, String reference, Instant createdAt, Instant readAt) {
    public boolean isUnread() {
        return readAt == null;
    }
}
