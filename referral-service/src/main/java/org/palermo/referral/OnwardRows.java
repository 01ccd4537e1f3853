package org.palermo.referral;

import static org.palermo.kernel.access.Operation.by;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;

import java.util.stream.Stream;
import org.palermo.kernel.access.Operation;

/// Access rules for referrals from one organisation to another.
final class OnwardRows {
    private static final String WORKED_ON = "case coordinator: of the cases that she works on";
    private static final String FOLLOWED = WORKED_ON + "; competent authority: of the countries and regions that she covers";
    private static final String[] ANSWERING = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER};
    private static final String ADDRESSED = "what is addressed to her organisation; transfers: coordinators and administrators only";

    private OnwardRows() {}

    static Stream<Operation> all() {
        return Stream.of(
                by("OnwardReferralsResource.refer", CASE_COORDINATOR).of(WORKED_ON).andAudited(),
                by("OnwardReferralsResource.page", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(FOLLOWED).andAudited(),
                by("OnwardReferralsResource.get", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(FOLLOWED).andAudited(),
                by("OnwardReferralsResource.withdraw", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(WORKED_ON + ", what her organisation has sent; competent authority: of the countries and regions that she covers").andAudited(),
                by("SentReferralsResource.page", CASE_COORDINATOR, AGENCY_ADMINISTRATOR).of("what her organisation has sent: codes, no case").andAudited(),
                by("ReceivedReferralsResource.page", ANSWERING).of(ADDRESSED + ": codes, no person").andAudited(),
                by("ReceivedReferralsResource.get", ANSWERING).of(ADDRESSED + "; the need, once it has accepted: all but administrators").andAudited(),
                by("ReceivedReferralsResource.accept", ANSWERING).of(ADDRESSED).andAudited(),
                by("ReceivedReferralsResource.decline", ANSWERING).of(ADDRESSED).andAudited());
    }
}
