package org.palermo.portal.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.CaseFile;
import org.palermo.portal.gateway.CaseTeam;
import org.palermo.portal.gateway.Organisation;
import org.palermo.portal.gateway.PlacesAsked;
import org.palermo.portal.gateway.Stage;

/// A case file as its page shows it.
///
/// @param next the stages that may follow, in their order
/// @param decidable the decisions that the reader can make now
/// @param authority whether the reader is a competent authority
public record CaseFilePage(
        CaseFile file, String region, List<CaseClock> clocks, List<Stage> next, List<Decidable> decidable, boolean authority,
        Answer<List<Member>> team, Answer<PlacesAsked> places) {

    /// A member of the case team. The page shows only the organisation; its administrator knows who the member is.
    ///
    /// @param organisation null when it is not in the register
    /// @param reader whether this member is the reader of the page
    public record Member(String organisation, Instant since, boolean reader) {
        static List<Member> of(CaseTeam team, Map<UUID, Organisation> organisations, String reader) {
            return team.items().stream()
                    .map(m -> new Member(organisations.containsKey(m.agency()) ? organisations.get(m.agency()).name() : null, m.assignedAt(), m.person().toString().equals(reader)))
                    .toList();
        }
    }

    public String address() {
        return "/portal/cases/" + file.id();
    }
}
