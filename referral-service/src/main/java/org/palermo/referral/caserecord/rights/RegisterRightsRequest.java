package org.palermo.referral.caserecord.rights;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.problem.Problems;

/// A request of a person that came in by letter, telephone or in person.
///
/// @param reference of her case, as people write it
/// @param type what she asks for
/// @param what the request, in the person's words
/// @param receivedOn the day on which it came in, in the country of the case; not in the future
/// @param channel how it came in
/// @param language the language of the answer, BCP 47; English when it is left out
@RegisterForReflection
public record RegisterRightsRequest(
        @NotBlank @Size(max = 40) String reference, @NotNull RightsRequest.Type type, @NotBlank @Size(max = 10_000) String what,
        @NotNull LocalDate receivedOn, @NotNull RightsRequest.Channel channel,
        @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}") String language) {

    /// The reference in its canonical form.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    String canonical() {
        return Reference.parse(reference.strip())
                .orElseThrow(() -> Problems.invalid("reference", "must be the reference of a case: a character is wrong or missing"));
    }

    RightsRequest request(ZoneId zone, Instant now) {
        if (receivedOn.isAfter(LocalDate.ofInstant(now, zone))) {
            throw Problems.invalid("receivedOn", "must not be in the future");
        }
        return RightsRequest.received(type, what, receivedOn.atStartOfDay(zone).toInstant(), language, channel);
    }
}
