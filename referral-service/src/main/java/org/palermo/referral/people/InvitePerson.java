package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Invites somebody to work for an agency.
///
/// @param agency the agency, for a mechanism administrator; else the caller's own
/// @param givenName the given name of the person
/// @param familyName the family name of the person
/// @param email the e-mail address, which is also the user name
/// @param roles as tokens name them, e.g. `case-coordinator`
@Schema(examples = """
        {"agency":"01a216d3-038f-7d2b-921b-f8da4d9ecb56","givenName":"Ana","familyName":"Example","email":"ana@example.org",\
        "roles":["case-coordinator"]}""")
@RegisterForReflection
public record InvitePerson(
        UUID agency,
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = NAME) String givenName,
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = NAME) String familyName,
        @NotNull @Size(max = 200) @Pattern(regexp = "[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}") String email,
        @NotEmpty @Size(max = 20) Set<@NotNull String> roles) {

    /// The characters that the identity provider accepts in a name.
    private static final String NAME = "[^<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]+";

    String username() {
        return email.toLowerCase(Locale.ROOT);
    }
}
