package org.palermo.systemtest.taint;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The accounts that may read a secret, by the field where it was entered. An account that is not named here must not read
/// it.
enum Readers {
    /// The first responder who sent it, and the authority that decides. An immigration body reads its receipt only.
    REFERRAL("POST /api/nrm/v1/referrals( \\(CHILD\\))? .*", "responder", "authority"),
    REFERRAL_OF_BORDER("POST /api/nrm/v1/referrals \\(BORDER\\) .*", "authority"),
    /// What a person told before declining is erased at once.
    DECLINED(".* \\((DECLINED|REPORT_DECLINED)\\) (?!note).*"),
    /// The person's record, read like a referral. Age determinations are also read by the body that made them.
    CORRECTION("PATCH /api/nrm/v1/cases/\\{id}/person .*|POST /api/nrm/v1/cases/\\{id}/age-determinations body", "responder", "authority"),
    /// The first responder is told the decision, but not the reasons.
    DECISION("POST /api/nrm/v1/cases/\\{id}/(reasonable-grounds|decisions|transitions|extensions|age-determinations) .*", "authority"),
    /// How the coordinator is reached: for those who follow the case, and for the organisation that has accepted the need.
    ONWARD_CONTACT("POST /api/nrm/v1/cases/\\{id}/onward-referrals contact", "coordinator", "provider", "authority"),
    /// What an authority asks an organisation about a case. The organisation sees nothing else of the case.
    QUESTION("POST /api/nrm/v1/cases/\\{id}/information-requests question", "responder", "authority"),
    /// What the organisation answers, for those who follow the case.
    ANSWER("POST /api/nrm/v1/received-information-requests/\\{request}/answer answer", "responder", "authority"),
    /// What is in the files of such an answer. The organisation doesn't see them again.
    ANSWER_FILE_CONTENT("PUT /api/nrm/v1/received-information-requests/\\{request}/documents/\\{document}/content .*", "coordinator", "authority"),
    /// The files of such an answer. The organisation sees the names of those that it has sent.
    ANSWER_FILE("POST /api/nrm/v1/received-information-requests/\\{request}/documents .*", "responder", "coordinator", "authority"),
    /// What a guardian, adviser or prosecutor answers to a record, for those who follow the case.
    RECORD_ANSWER("POST /api/nrm/v1/addressed-records/\\{record}/answers said", "guardian", "coordinator", "authority"),
    /// What coordinators have to do on a case.
    CASE_TASK("POST /api/nrm/v1/cases/\\{id}/tasks what", "coordinator"),
    /// The texts about emergency access: for the person who opened the record, the organisation that owns it, the authority,
    /// and auditors.
    BREAK_GLASS("POST /api/nrm/v1/break-glass(/\\{id}/review)? (explanation|comment)", "coordinator", "responder", "authority", "auditor"),
    /// What a person asks about her data and is told: also for the data protection officer, who answers it.
    REQUEST_OF_PERSON("\\w+ /api/nrm/v1/(requests-of-persons.*|cases/\\{id}/rights-requests(/\\{record})?) .*", "coordinator", "authority", "data-protection"),
    /// The records of a case: for its coordinator and its authority.
    CASE_RECORD("(POST|PUT) /api/nrm/v1/cases/\\{id}/(consents|guardians|safe-contacts|risk-assessments|missing-episodes|exploitation-places|proceedings|hearings|delays|offences|assets|claims|awards|needs|loans|livelihood-steps)(/\\{record})? .*", "coordinator", "authority"),
    /// The file itself and its name are read by those who work on the case and by its authority.
    DOCUMENT("(POST|PUT) /api/nrm/v1/cases/\\{id}/documents(/\\{document}/content)? .*", "coordinator", "authority"),
    /// Who reads the certificates of a case reads its letters.
    LETTER("POST /api/nrm/v1/cases/\\{id}/letters(/to-person)? .*", "coordinator", "responder", "authority"),
    EARLIER_CASE("POST /api/nrm/v1/cases/imports .*", "responder", "authority"),
    /// Organisations and their services are public, for everybody who looks for help.
    PROVIDER("POST /api/\\w+/v1/(providers|service-lines|organisations)(/imports|/states)? .*|PUT /api/nrm/v1/providers/\\{id} .*", Readers.EVERYBODY),
    /// How an organisation is reached about its referrals: for its administrators, and for those who follow a case that it has referred.
    REFERRAL_CONTACT("PUT /api/nrm/v1/providers/\\{id}/referral-contact .*", "administrator", "agency-administrator", "authority", "coordinator",
            "responder"),
    /// Other directories are public too.
    DIRECTORY("POST /api/shelter/v1/directory/imports .*", Readers.EVERYBODY),
    SERVICE_LINE("PUT /api/nrm/v1/service-lines/\\{id}/(state|contact) .*", Readers.EVERYBODY),
    /// The purpose of an access, for those who oversee access.
    PURPOSE(".* X-Purpose", "auditor", "data-protection"),
    /// The reason for a legal hold is for the data protection officer; an auditor sees its code.
    LEGAL_HOLD("POST /api/\\w+/v1/retention/\\{kind}/\\{record}/legal-holds .*", "data-protection"),
    /// The people of an agency, for its administrators, and their names for those who watch. An invalid form is shown again with what was
    /// typed.
    PEOPLE("POST /api/nrm/v1/people .*|portal /portal/people.*", "agency-administrator", "administrator", "auditor", "data-protection"),
    /// The number of the file of an inquiry into somebody's accesses.
    INQUIRY("POST /api/nrm/v1/access-inquiries/\\{id}/closure fileNumber", "auditor"),
    /// Once stored, an address is shown to nobody until a placement is accepted.
    ADDRESS("\\w+ /api/shelter/v1/shelters.* address\\..*"),
    /// The people on call for a shelter, for the manager who keeps the roster.
    ON_CALL("PUT /api/shelter/v1/shelters/\\{shelter}/on-call/\\{shift} .*", "shelter"),
    SHELTER("\\w+ /api/shelter/v1/shelters.* (?!address\\.).*", "shelter", "administrator"),
    /// The needs of those who wait, for the organisation that waits.
    WAIT("POST /api/shelter/v1/waitlist .*", "responder"),
    /// The meeting point, for the shelter and the organisation that brings the person.
    HANDOVER("PUT /api/shelter/v1/placements/\\{id}/handover .*", "shelter", "ngo"),
    /// The data of a suspected victim travels encrypted to the mechanism.
    SUSPECTED_VICTIM("POST /api/inspection/v1/(visits/\\{visit}/findings suspectedVictim|visits/\\{visit}/findings/\\{finding}/suspected-victims victim"
            + "|tips/\\{tip}/decisions/referral suspectedVictim)\\..*", "authority"),
    /// The sector by which the summary counts; it identifies no person.
    SECTOR("(POST|PATCH) /api/inspection/v1/(workplaces|workplaces/imports|workplaces/\\{id}|visits/imports) (sector|Sector|findings\\.0\\.sector)",
            "inspector", "other-inspector", "chief", "administrator", "authority", "rapporteur"),
    FINDING("POST /api/inspection/v1/visits/\\{visit}/findings(/\\{finding}/(suspected-victims|corrections))?( \\(REPORT_DECLINED\\))? (note|indicators|reason)", "inspector", "chief"),
    VISIT("POST /api/inspection/v1/visits(/imports)? .*", "inspector", "chief"),
    /// What an inspectorate writes about a visit, its orders, penalties and evidence, for those who work there.
    VISIT_RECORD("\\w+ /api/inspection/v1/(visits/\\{visit}/(answers|attachments|checklists|close|companions|corrections|directives|evidence|interviews|moves|worker-offences).*|uploads/.*|directives/.*|penalties/.*|submissions/.*|form-submissions/.*) .*",
            "inspector", "chief"),
    /// The name of a saved filter of the worklist: nobody else reads it.
    FILTER("POST /api/nrm/v1/worklist-filters name", "authority"),
    /// The name that the chief inspector gives to the credential of a partner.
    CREDENTIAL("POST /api/inspection/v1/partner-agreements/\\{agreement}/credentials name", "chief"),
    /// The plan, the team and the wage claims of an inspectorate.
    INSPECTORATE("\\w+ /api/inspection/v1/(planned-visits|team|conflicts-of-interest|wage-claims|partner-agreements).*", "inspector", "chief"),
    /// Who complained or gave a tip, and what was said: for the chief inspector alone. Who took it in can't read it again.
    SOURCE("POST /api/inspection/v1/(complaints|public-complaints|tips|public-tips|partner-tips|recruitment-agencies/\\{agency}/complaints).*", "chief"),
    /// The register of recruitment agencies, which every inspector reads.
    AGENCY("(POST|PUT) /api/inspection/v1/recruitment-agencies.*", "inspector", "other-inspector", "chief"),
    /// The names of a person's own phones; her chief inspector sees them too.
    PHONE("POST /api/inspection/v1/phones name", "chief"),
    /// Companies, from published registers.
    COMPANY("POST /api/inspection/v1/(companies|statements/imports|supply-links/imports) .*", "inspector", "other-inspector", "chief", "rapporteur", "administrator"),
    /// What companies state, and what they turned over.
    STATEMENT("POST /api/inspection/v1/(companies/\\{id}/obligations/turnovers|statements|statements/\\{id}/answers) .*",
            "inspector", "other-inspector", "chief", "rapporteur"),
    /// A link that an inspectorate found itself.
    SUPPLY_LINK("POST /api/inspection/v1/supply-links .*", "inspector", "chief"),
    /// The list of goods is published.
    GOODS("POST /api/inspection/v1/goods/imports .*", Readers.EVERYBODY),
    /// The laws and sources that the annual report of labour inspection names.
    ANNUAL_FIGURES("PUT /api/inspection/v1/annual-figures/.* .*", "chief", "authority", "administrator", "rapporteur"),
    /// The name of a list, for the organisation that imports it.
    LIST("POST /api/inspection/v1/workplace-lists list", "administrator"),
    /// Lists of workplaces are published by their buyers.
    WORKPLACE("(POST|PATCH) /api/inspection/v1/workplaces(/imports|/\\{id}|/\\{id}/move)? .*", "inspector", "other-inspector", "chief", "administrator");

    private static final String EVERYBODY = "everybody";
    private static final String FORM = "portal ";

    private final Pattern fields;
    private final Set<String> accounts;

    Readers(String fields, String... accounts) {
        this.fields = Pattern.compile(fields);
        this.accounts = Set.of(accounts);
    }

    /// The name of a field of the portal's forms, with the account that types into it.
    static String form(String path, String account, String name) {
        return FORM + path + " (" + account + ") " + name;
    }

    /// Whether the secret was typed into a form of the portal.
    static boolean isTypedIntoAForm(Secret secret) {
        return secret.field().startsWith(FORM);
    }

    static boolean isForEverybody(Secret secret) {
        return may(EVERYBODY, secret);
    }

    /// What is typed into a form is shown again to the account that typed it.
    static boolean may(String account, Secret secret) {
        return isTypedIntoAForm(secret) && secret.field().contains(" (" + account + ") ") || isReader(account, secret);
    }

    private static boolean isReader(String account, Secret secret) {
        return List.of(values()).stream().filter(row -> row.fields.matcher(secret.field()).matches())
                .findFirst().map(row -> row.accounts.contains(EVERYBODY) || row.accounts.contains(account)).orElse(false);
    }
}
