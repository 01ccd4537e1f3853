package org.palermo.referral.people.credential;

import java.util.List;
import org.palermo.referral.people.identity.IdentityEvent;

/// Events that are read together. Sign-ins are many more than changes of credentials, and must not hold them up.
enum EventStream {
    CREDENTIALS(List.of("UPDATE_CREDENTIAL", "REMOVE_CREDENTIAL")),
    SIGN_INS(List.of("LOGIN"));

    private final List<String> types;

    EventStream(List<String> types) {
        this.types = types;
    }

    List<String> types() {
        return types;
    }

    /// Of the sign-ins, only those by a recovery code.
    boolean wants(IdentityEvent event) {
        return event.person() != null && types.contains(event.type())
                && (this == CREDENTIALS || IdentityEvent.RECOVERY_CODES.equals(event.credential()));
    }
}
