package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.mechanism.provider.Providers;

/// The organisation to which a record is addressed. It must be in the register and allowed to follow cases. When it is named, it is
/// notified with the record's id and reference, and nothing else of the case.
@ApplicationScoped
class Addressees {
    private static final String NOTICE = "RECORD_ADDRESSED";

    private final Providers providers;
    private final Notices notices;

    Addressees(Providers providers, Notices notices) {
        this.providers = providers;
        this.notices = notices;
    }

    /// @param before the organisation before this change, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field
    Uni<Void> require(UUID before, Particulars said) {
        return said.addressee().filter(named -> !named.organisation().equals(before))
                .map(named -> providers.designationToAddress(named.organisation()).invoke(found -> {
                    if (!found.mayFollowCases()) {
                        throw Problems.invalid(named.field(),
                                "must be an organisation in the register that does not enforce immigration rules");
                    }
                }).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// The notice has the id and the reference of the record and not its kind, which could say that the person is a child.
    ///
    /// @param before the organisation before this change, or null
    Uni<Void> tell(UUID before, CaseRecord record) {
        return record.addressee == null || record.addressee.equals(before)
                ? Uni.createFrom().voidItem()
                : notices.tellAgency(record.addressee, NOTICE, record.id, Reference.of(record.id));
    }
}
