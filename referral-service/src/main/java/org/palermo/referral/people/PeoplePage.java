package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.palermo.kernel.problem.Problems;

/// One page of an agency's people, sorted by user name.
///
/// @param next the cursor of the next page, null on the last one
/// @param givenRoles the roles that the caller may give to people of this agency
@RegisterForReflection
public record PeoplePage(List<PersonView> items, String next, List<String> givenRoles) {
    private static final String MARK = "people ";

    /// The identity provider pages by offset, so the cursor is an offset.
    static String write(int place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + place).getBytes(StandardCharsets.US_ASCII));
    }

    /// @param written null for the first page
    static int parse(String written) {
        if (written == null) {
            return 0;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII);
            int first = place.startsWith(MARK) ? Integer.parseInt(place.substring(MARK.length())) : -1;
            if (first >= 0) {
                return first;
            }
        } catch (IllegalArgumentException notOurs) {
            // Reported below, like any other invalid cursor.
        }
        throw Problems.invalid("cursor", "must be a cursor of this list");
    }
}
