package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.palermo.referral.people.WorkContact;

/// Somebody who works on the case, for those who meet a need of it or take another part in it.
///
/// @param organisation the organisation of that person
/// @param name of that person; left out while the identity provider does not answer
/// @param email of that person at work; left out when none is known
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CoordinatorContact(UUID organisation, String name, String email) {

    /// @param known null when nothing is known of the person
    public static CoordinatorContact of(UUID organisation, WorkContact known) {
        return new CoordinatorContact(organisation, known == null ? null : known.name(), known == null ? null : known.email());
    }
}
