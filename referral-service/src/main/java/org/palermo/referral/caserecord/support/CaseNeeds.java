package org.palermo.referral.caserecord.support;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.referral.caserecord.RecordContents;

/// The needs of a support plan, for referring them to an organisation. Call it inside a scoped transaction.
@ApplicationScoped
public class CaseNeeds {
    private final RecordContents contents;

    CaseNeeds(RecordContents contents) {
        this.contents = contents;
    }

    /// A current need; empty when it is not a need of this case or the actor does not see it.
    public Uni<Optional<Need>> find(UUID caseFile, UUID need) {
        return contents.find(caseFile, Need.class, need);
    }
}
