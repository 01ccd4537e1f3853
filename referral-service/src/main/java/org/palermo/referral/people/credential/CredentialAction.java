package org.palermo.referral.people.credential;

import java.util.Optional;
import org.palermo.referral.people.identity.IdentityEvent;

/// What the audit says that a person has done.
enum CredentialAction {
    CHANGE_PASSWORD,
    /// Chose a new password by a link that was mailed because somebody had forgotten the old one.
    RESET_PASSWORD,
    SET_SECOND_FACTOR,
    REMOVE_SECOND_FACTOR,
    MAKE_RECOVERY_CODES,
    REMOVE_RECOVERY_CODES,
    USE_RECOVERY_CODE,
    /// Set or removed a credential of another kind.
    CHANGE_CREDENTIAL;

    /// Empty for an event that changes no credential, such as a sign-in.
    static Optional<CredentialAction> of(IdentityEvent event) {
        String kind = event.credential() == null ? "" : event.credential();
        return switch (event.type()) {
            case "UPDATE_CREDENTIAL" -> Optional.of(switch (kind) {
                case IdentityEvent.PASSWORD -> CHANGE_PASSWORD;
                case IdentityEvent.SECOND_FACTOR -> SET_SECOND_FACTOR;
                case IdentityEvent.RECOVERY_CODES -> MAKE_RECOVERY_CODES;
                default -> CHANGE_CREDENTIAL;
            });
            case "REMOVE_CREDENTIAL" -> Optional.of(switch (kind) {
                case IdentityEvent.SECOND_FACTOR -> REMOVE_SECOND_FACTOR;
                case IdentityEvent.RECOVERY_CODES -> REMOVE_RECOVERY_CODES;
                default -> CHANGE_CREDENTIAL;
            });
            default -> Optional.empty();
        };
    }
}
