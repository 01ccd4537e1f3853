package org.palermo.shelter.oncall;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// Sends text messages. A country that does not use an HTTPS gateway provides a bean of its own.
public interface SmsCarrier {

    /// Whether this service can send text messages.
    boolean isOpen();

    /// Fails when the message was not accepted; it is then tried again.
    ///
    /// @param message id by which the carrier detects a repeated message
    /// @param number with country code (E.164)
    Uni<Void> carry(UUID message, String number, String text);
}
