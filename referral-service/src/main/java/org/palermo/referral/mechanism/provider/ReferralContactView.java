package org.palermo.referral.mechanism.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.palermo.kernel.etag.Versioned;

/// How an organisation is reached about its referrals, for those who keep it.
///
/// @param telephone the number at work; left out when none was said
/// @param email the address at work; left out when none was said
/// @param hours when somebody answers, in words; left out when nothing was said
/// @param since when it was said, in UTC; left out when nothing was ever said
/// @param earlier what was said before, latest first, at most 20
/// @param version of the organisation
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferralContactView(
        String telephone, String email, String hours, Instant since, List<EarlierContact> earlier, int version) implements Versioned {

    /// @param telephone the number at work; left out when none was said
    /// @param email the address at work; left out when none was said
    /// @param hours when somebody answers; left out when nothing was said
    /// @param since when it was said, in UTC; it held until the one that follows it
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EarlierContact(String telephone, String email, String hours, Instant since) {}
}
