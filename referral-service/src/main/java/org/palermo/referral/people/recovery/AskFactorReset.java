package org.palermo.referral.people.recovery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Asks to remove the second factor of a person who has lost it.
///
/// @param reason why the factor must go
/// @param identityCheck how you made sure that it is the person herself
/// @param passwordForgotten true when she does not know her password either: it is removed too, and the identity provider mails her a link
///     to choose a new one; false when omitted
@RegisterForReflection
public record AskFactorReset(@NotNull FactorResetReason reason, @NotNull IdentityCheck identityCheck, Boolean passwordForgotten) {

    boolean passwordToo() {
        return Boolean.TRUE.equals(passwordForgotten);
    }
}
