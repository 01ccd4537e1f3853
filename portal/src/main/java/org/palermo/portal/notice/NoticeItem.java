package org.palermo.portal.notice;

import org.palermo.portal.gateway.notice.Notice;
import org.palermo.portal.gateway.notice.NoticeSource;
import org.palermo.portal.page.Frame;

/// A notice as the page shows it.
///
/// @param name by which the forms name it
/// @param target the page that it leads to, or null
/// @param address of that page, or null
public record NoticeItem(Notice notice, String name, NoticeTarget target, String address) {
    static NoticeItem of(NoticeSource source, Notice notice, Frame reader) {
        NoticeTarget target = NoticeTarget.of(notice, reader);
        return new NoticeItem(notice, new NoticeName(source, notice.id()).written(), target, target == null ? null : target.address(notice.about()));
    }
}
