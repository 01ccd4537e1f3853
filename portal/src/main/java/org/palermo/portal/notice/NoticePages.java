package org.palermo.portal.notice;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import org.palermo.portal.desk.Desk;
import org.palermo.portal.gateway.notice.Notice;
import org.palermo.portal.gateway.notice.NoticeSource;
import org.palermo.portal.page.Frame;

/// Shows a notice with a link to its page, if the reader may open that page.
@Singleton
class NoticePages {
    private final Desk desk;

    NoticePages(Desk desk) {
        this.desk = desk;
    }

    NoticeItem item(SecurityIdentity reader, Frame frame, NoticeSource source, Notice notice) {
        String name = new NoticeName(source, notice.id()).written();
        NoticeTarget target = NoticeTarget.of(notice);
        String address = target == null ? null : target.address(notice.about());
        return address != null && mayOpen(reader, frame, target, address)
                ? new NoticeItem(notice, name, target, address) : new NoticeItem(notice, name, null, null);
    }

    private boolean mayOpen(SecurityIdentity reader, Frame frame, NoticeTarget target, String address) {
        return switch (target) {
            case CASE_FILE, WORKLIST -> frame.worklist();
            case REVIEW -> frame.people();
            case MECHANISM -> true;
            default -> desk.isOpenTo(reader, address);
        };
    }
}
