package org.palermo.shelter.oncall;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// How text messages leave. A country that has another way than an HTTPS gateway gives a bean of its own.
public interface SmsCarrier {

    /// Whether any leave from here.
    boolean isOpen();

    /// Fails when it was not taken; it is then tried again.
    ///
    /// @param message by which one that comes twice is known again
    /// @param number with country code (E.164)
    Uni<Void> carry(UUID message, String number, String text);
}
