package org.palermo.referral.mechanism.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How an organisation is reached about the people whom it has referred.
///
/// @param telephone international (E.164), or a short number that is dialled inside the country only; left out when there is none
/// @param email the address at work; left out when there is none
/// @param hours when somebody answers, in words; left out when nobody said it
@Schema(examples = """
        {"telephone":"+442079460000","email":"referrals@refuge.example","hours":"Monday to Friday, 9:00 to 17:00"}""")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferralContact(
        @Pattern(regexp = "\\+[1-9][0-9]{6,14}|[0-9]{3,6}",
                message = "must be + and 7 to 15 digits, or a short number of 3 to 6 digits that is dialled inside the country")
        String telephone,
        @Size(max = 200) @Pattern(regexp = "[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}",
                message = "must be an e-mail address") String email,
        @Size(max = 300) @Pattern(regexp = "[^\\p{Cntrl}]*+", message = "must be one line of text") String hours) {

    public boolean saysAnything() {
        return telephone != null || email != null || hours != null;
    }
}
