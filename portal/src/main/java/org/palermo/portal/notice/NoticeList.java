package org.palermo.portal.notice;

import java.util.List;
import org.palermo.portal.gateway.notice.NoticeSource;

/// One page of the notices, latest first.
///
/// @param parameters of the page's own address, for its forms
/// @param away the services that don't answer
/// @param refused the services that have no notices for this reader
/// @param first whether this is the page of the latest notices
/// @param older address of the next page, or null
public record NoticeList(
        List<NoticeItem> items, List<NoticePosition.Parameter> parameters, List<NoticeSource> away, List<NoticeSource> refused,
        boolean first, String older) {
    public List<NoticeItem> unread() {
        return items.stream().filter(item -> item.notice().isUnread()).toList();
    }

    public boolean isComplete() {
        return away.isEmpty() && refused.isEmpty();
    }
}
