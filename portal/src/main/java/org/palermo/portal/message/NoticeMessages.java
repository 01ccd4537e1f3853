package org.palermo.portal.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.palermo.portal.gateway.notice.NoticeKind;
import org.palermo.portal.gateway.notice.NoticeSource;
import org.palermo.portal.notice.NoticeTarget;

/// The texts of the notices. Whoever reads a text knows a reference and nothing else, so no text says of whom, of what age or
/// of which place a notice is. A separate bundle, see {@link HandoverMessages}.
@MessageBundle("notice")
interface NoticeMessages {

    @Message
    String nav();

    @Message
    String unread(String count);

    @Message
    String title();

    @Message
    String lead();

    @Message
    String forAll();

    @Message
    String none();

    @Message
    String isUnread();

    @Message
    String markRead();

    @Message
    String markAll();

    @Message
    String notMarked();

    @Message
    String latest();

    @Message
    String older();

    @Message
    String open(NoticeTarget value);

    @Message
    String away(NoticeSource value);

    @Message
    String refused(NoticeSource value);

    /// What has happened.
    @Message
    String what(NoticeKind value);

    /// What to do about it.
    @Message
    String next(NoticeKind value);
}
