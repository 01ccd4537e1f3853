package org.palermo.portal.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts of handing over a person's cases. A separate bundle, because Quarkus 3.33 generates a class that fails
/// verification for a bundle of more than 300 messages, with each enum value counted.
@MessageBundle("handover")
interface HandoverMessages {

    @Message
    String worksOn();

    @Message
    String worksOnCases(int cases);

    @Message
    String handoverHer();

    @Message
    String handoverTitle(String name);

    @Message
    String handoverNow();

    @Message
    String heirLabel();

    @Message
    String heirHint(int cases);

    @Message
    String heirNobody();

    @Message
    String heirChoose();

    @Message
    String heirGone();

    @Message
    String noHeirs();
}
