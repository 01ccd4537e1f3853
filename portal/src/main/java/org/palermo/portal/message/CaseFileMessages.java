package org.palermo.portal.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// Texts that several pages use: the parts of a date. A separate bundle, see {@link HandoverMessages}.
@MessageBundle("file")
interface CaseFileMessages {
    @Message
    String day();

    @Message
    String month();

    @Message
    String year();
}
