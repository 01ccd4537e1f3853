package org.palermo.referral;

import static org.palermo.kernel.access.Operation.by;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.PROSECUTOR;

import java.util.stream.Stream;
import org.palermo.kernel.access.Operation;

/// Access rules for the records of a case.
final class CaseRecordRows {
    private static final String WORKED_ON = "case coordinator: of the cases that she works on";
    private static final String COVERED = "; competent authority: of the countries and regions that she covers";
    private static final String OPENED = "; all three: of what she has opened in an emergency, which protects her";

    private CaseRecordRows() {}

    static Stream<Operation> all() {
        return Stream.of(
                        Stream.of(
                                by("CaseRecordsResource.page", CASE_COORDINATOR, COMPETENT_AUTHORITY, FIRST_RESPONDER)
                                        .of(WORKED_ON + COVERED + OPENED + ": consent, guardian, safe contact, risk, missing").andAudited(),
                                by("CaseRecordsResource.editions", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(WORKED_ON + COVERED).andAudited(),
                                by("AddressedRecordsResource.page", GUARDIAN, LEGAL_ADVISER, PROSECUTOR)
                                        .of("those addressed to her organisation, of the kinds of her role: no particulars").andAudited(),
                                by("AddressedRecordsResource.get", GUARDIAN, LEGAL_ADVISER, PROSECUTOR)
                                        .of("those addressed to her organisation, of the kinds of her role, and nothing else of the case").andAudited()),
                        protecting("ConsentsResource", false), protecting("GuardiansResource", true), protecting("SafeContactsResource", false),
                        protecting("RiskAssessmentsResource", false), protecting("MissingEpisodesResource", true),
                        other("ProceedingsResource", false), other("HearingsResource", false), other("DelaysResource", false), other("OffencesResource", false),
                        other("AssetsResource", true), other("ClaimsResource", false), other("AwardsResource", false),
                        other("NeedsResource", false), other("LoansResource", false), other("LivelihoodStepsResource", false), other("RightsRequestsResource", true),
                        Stream.of(
                                by("PersonCopiesResource.of", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(WORKED_ON + COVERED + "; for the person herself").andAudited(),
                                by("LettersResource.write", CASE_COORDINATOR).of(WORKED_ON).andAudited(),
                                by("CompensationSchemesResource.of", CASE_COORDINATOR, COMPETENT_AUTHORITY, LEGAL_ADVISER, GUARDIAN).of("the law of every country here"),
                                by("CompensationSchemesResource.eligible", CASE_COORDINATOR, COMPETENT_AUTHORITY, LEGAL_ADVISER, GUARDIAN).of("no record: what is told is not stored")))
                .flatMap(rows -> rows);
    }

    /// A caller with break-glass access also reads the records that protect the person.
    private static Stream<Operation> protecting(String resource, boolean byAuthority) {
        return Stream.concat(
                Stream.of(by(resource + ".get", CASE_COORDINATOR, COMPETENT_AUTHORITY, FIRST_RESPONDER).of(WORKED_ON + COVERED + OPENED).andAudited()),
                written(resource, byAuthority));
    }

    private static Stream<Operation> other(String resource, boolean byAuthority) {
        return Stream.concat(Stream.of(by(resource + ".get", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(WORKED_ON + COVERED).andAudited()), written(resource, byAuthority));
    }

    private static Stream<Operation> written(String resource, boolean byAuthority) {
        return Stream.of(".add", ".change", ".patch").map(verb -> byAuthority
                ? by(resource + verb, CASE_COORDINATOR, COMPETENT_AUTHORITY).of(WORKED_ON + COVERED).andAudited()
                : by(resource + verb, CASE_COORDINATOR).of(WORKED_ON).andAudited());
    }
}
