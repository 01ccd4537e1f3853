package org.palermo.systemtest.taint;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Who may read what went in where. Whoever is not named here must not.
enum Readers {
    /// The first responder who sent it, and who decides about it. An immigration body reads its receipt only.
    REFERRAL("POST /api/nrm/v1/referrals( \\(CHILD\\))? .*", "responder", "authority"),
    REFERRAL_OF_BORDER("POST /api/nrm/v1/referrals \\(BORDER\\) .*", "authority"),
    /// What she told before she declined is erased at once.
    DECLINED(".* \\((DECLINED|REPORT_DECLINED)\\) (?!note).*"),
    /// What is kept of her, as of a referral; of her age also who has determined it.
    CORRECTION("PATCH /api/nrm/v1/cases/\\{id}/person .*|POST /api/nrm/v1/cases/\\{id}/age-determinations body", "responder", "authority"),
    /// The first responder is told what was decided, and not why.
    DECISION("POST /api/nrm/v1/cases/\\{id}/(reasonable-grounds|decisions|transitions|extensions|age-determinations) .*|portal /portal/cases/.*", "authority"),
    /// A reference that can't be one is shown again to who has typed it.
    SOUGHT("portal /portal/cases reference", "responder", "authority"),
    /// What is written about an opening in an emergency: who opened, whose it is, the authority, and auditors.
    BREAK_GLASS("POST /api/nrm/v1/break-glass(/\\{id}/review)? (explanation|comment)", "coordinator", "responder", "authority", "auditor"),
    /// What stands beside a case file: who works on it, and its authority.
    CASE_RECORD("(POST|PUT) /api/nrm/v1/cases/\\{id}/(consents|guardians|safe-contacts|risk-assessments|missing-episodes|proceedings|hearings|delays|offences|assets|claims|awards|needs|loans|livelihood-steps|rights-requests)(/\\{record})? .*", "coordinator", "authority"),
    /// Not stored: who writes it is shown it.
    LETTER("POST /api/nrm/v1/cases/\\{id}/letters .*", "coordinator"),
    EARLIER_CASE("POST /api/nrm/v1/cases/imports .*", "responder", "authority"),
    /// Organisations and their services are for everybody who looks for help.
    PROVIDER("POST /api/\\w+/v1/(providers|service-lines|organisations)(/imports|/states)? .*", Readers.EVERYBODY),
    /// So are other directories.
    DIRECTORY("POST /api/shelter/v1/directory/imports .*", Readers.EVERYBODY),
    SERVICE_LINE("PUT /api/nrm/v1/service-lines/\\{id}/state .*", Readers.EVERYBODY),
    /// Why somebody looked is for who watches over it.
    PURPOSE(".* X-Purpose", "auditor", "data-protection"),
    /// Why a record is held is for the officer; an auditor sees the code.
    LEGAL_HOLD("POST /api/\\w+/v1/retention/\\{kind}/\\{record}/legal-holds .*", "data-protection"),
    /// The people of an agency, for who keeps their accounts; a form that is not right is shown again with what was typed.
    PEOPLE("POST /api/nrm/v1/people .*|portal /portal/people.*", "agency-administrator", "administrator"),
    /// Once in, an address is shown to nobody until a placement is accepted.
    ADDRESS("\\w+ /api/shelter/v1/shelters.* address\\..*"),
    /// Who is on call for a shelter, for who keeps its roster.
    ON_CALL("PUT /api/shelter/v1/shelters/\\{shelter}/on-call/\\{shift} .*", "shelter"),
    SHELTER("\\w+ /api/shelter/v1/shelters.* (?!address\\.).*", "shelter", "administrator"),
    /// What they wait for, for the organisation that waits.
    WAIT("POST /api/shelter/v1/waitlist .*", "responder"),
    /// Where they are met, for the shelter and for who brings them.
    HANDOVER("PUT /api/shelter/v1/placements/\\{id}/handover .*", "shelter", "ngo"),
    /// What she is suspected to be a victim of travels sealed to the mechanism.
    SUSPECTED_VICTIM("POST /api/inspection/v1/visits/\\{visit}/findings suspectedVictim\\..*", "authority"),
    /// What the summary counts by; it holds no person.
    SECTOR("POST /api/inspection/v1/(workplaces|workplaces/imports|visits/imports) (sector|Sector|findings\\.0\\.sector)",
            "inspector", "other-inspector", "chief", "administrator", "authority", "rapporteur"),
    FINDING("POST /api/inspection/v1/visits/\\{visit}/findings( \\(REPORT_DECLINED\\))? (note|indicators)", "inspector", "chief"),
    VISIT("POST /api/inspection/v1/visits(/imports)? .*", "inspector", "chief"),
    /// Lists of workplaces are published by their buyers.
    WORKPLACE("POST /api/inspection/v1/workplaces(/imports)? .*", "inspector", "other-inspector", "chief", "administrator");

    private static final String EVERYBODY = "everybody";

    private final Pattern fields;
    private final Set<String> accounts;

    Readers(String fields, String... accounts) {
        this.fields = Pattern.compile(fields);
        this.accounts = Set.of(accounts);
    }

    /// Whether it was typed into a form of the portal.
    static boolean isTypedIntoAForm(Secret secret) {
        return secret.field().startsWith("portal ");
    }

    static boolean isForEverybody(Secret secret) {
        return may(EVERYBODY, secret);
    }

    static boolean may(String account, Secret secret) {
        return List.of(values()).stream().filter(row -> row.fields.matcher(secret.field()).matches())
                .findFirst().map(row -> row.accounts.contains(EVERYBODY) || row.accounts.contains(account)).orElse(false);
    }
}
