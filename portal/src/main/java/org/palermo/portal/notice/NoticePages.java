package org.palermo.portal.notice;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.gateway.Roles;
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
        NoticeTarget ofAuthority = reader.hasRole(Roles.COMPETENT_AUTHORITY) ? NoticeTarget.ofAuthority(notice) : null;
        return Stream.of(NoticeTarget.of(notice), NoticeTarget.otherwise(notice), ofAuthority).filter(Objects::nonNull)
                .filter(target -> mayOpen(reader, frame, target, target.address(notice.about()))).findFirst()
                .map(target -> new NoticeItem(notice, name, target, target.address(notice.about())))
                .orElseGet(() -> new NoticeItem(notice, name, null, null));
    }

    private boolean mayOpen(SecurityIdentity reader, Frame frame, NoticeTarget target, String address) {
        return switch (target) {
            case CASE_FILE, WORKLIST -> frame.worklist();
            case REVIEW, PEOPLE -> frame.people();
            case MECHANISM -> true;
            default -> desk.isOpenTo(reader, address);
        };
    }
}
