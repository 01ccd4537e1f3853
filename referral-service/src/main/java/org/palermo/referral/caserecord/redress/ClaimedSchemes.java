package org.palermo.referral.caserecord.redress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.redress.CompensationSchemes;

/// Checks the scheme of a claim against those of the country's profile.
@ApplicationScoped
public class ClaimedSchemes {
    private final CompensationSchemes schemes;

    ClaimedSchemes(CompensationSchemes schemes) {
        this.schemes = schemes;
    }

    /// A scheme that an earlier edition already names is accepted.
    ///
    /// @param earlier the previous edition, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a scheme that the country does not have
    public void require(Country country, Particulars earlier, Particulars said) {
        String scheme = scheme(said);
        if (scheme != null && !Objects.equals(scheme, scheme(earlier)) && !schemes.has(country, scheme)) {
            throw Problems.invalid("scheme", "must be the code of a compensation scheme of the country");
        }
    }

    private static String scheme(Particulars said) {
        return said instanceof Claim claim ? claim.scheme() : null;
    }
}
