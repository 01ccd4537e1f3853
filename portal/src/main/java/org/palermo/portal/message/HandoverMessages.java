package org.palermo.portal.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of handing over somebody's cases. A bundle of its own: Quarkus 3.33 writes a class that does not verify for one
/// of more than 300 messages, each value of an enum counted.
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
    String noHeirs();
}
