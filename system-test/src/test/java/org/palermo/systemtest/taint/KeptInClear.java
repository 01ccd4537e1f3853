package org.palermo.systemtest.taint;

import java.util.List;
import java.util.regex.Pattern;

/// The data that a database may hold in clear, and why. Data that is not named here must not be in clear.
enum KeptInClear {
    /// Published by the buyers who make the lists, and searched by name.
    WORKPLACE("inspection\\.workplace\\w*\\..*", "(POST|PATCH) /api/inspection/v1/(workplaces|workplace-lists).*"),
    /// The register of recruitment agencies as their authority publishes it, agreements with organisations and the names of their
    /// credentials, and figures of a year, under row policies. Complaints and tips are sealed.
    REGISTER("inspection\\.(recruitment_\\w+|licence_decision|job_order|partner_agreement|partner_credential|annual_(figures|injuries))\\..*",
            "\\w+ /api/inspection/v1/(recruitment-agencies(?!.*/complaints)|partner-agreements|annual-figures).*"),
    /// The values by which findings are counted, and the list of questions that was used.
    CLASSIFICATION("inspection\\.(finding\\.sector|visit\\.checklist|statistics_release\\.(figures|shown))", "(POST|PATCH) /api/inspection/v1/(visits|workplaces).*"),
    /// Companies, what they state and who supplies them, from published registers and lists. Links that an inspectorate found itself
    /// are under row policies.
    COMPANY("inspection\\.(company\\w*|statement_\\w+|supply_link)\\..*", "POST /api/inspection/v1/(companies|statements|supply-links).*"),
    /// The published list of goods.
    GOODS("inspection\\.(goods_edition|listed_good)\\..*", "POST /api/inspection/v1/goods/imports .*"),
    /// The names of colleagues and what they call their phones, under row policies.
    COLLEAGUE("inspection\\.(team_member|phone)\\.name", "POST /api/inspection/v1/(team|phones) name"),
    /// The values by which wages are calculated, and the code of the language of the statement. The worker's name is sealed.
    WAGE("inspection\\.wage_claim\\.(language|category|region)", "(POST|PUT) /api/inspection/v1/wage-claims.* (worker\\.)?(language|category|region)"),
    /// The file's number in the register that it came from, by which it is recognised.
    EARLIER_NUMBER("referral\\.case_file\\.external_id", "POST /api/nrm/v1/cases/imports externalId"),
    /// Public: organisations and the services that they offer.
    MECHANISM("referral\\.(provider|service_line)\\w*\\..*", "POST /api/nrm/v1/(providers|service-lines)(/imports|/states)? .*|PUT /api/nrm/v1/service-lines/\\{id}/(state|contact) .*|PUT /api/nrm/v1/providers/\\{id} .*"),
    /// How an organisation is reached at work, under row policies for who follows its cases and for administrators.
    REFERRAL_CONTACT("referral\\.referral_contact\\..*", "PUT /api/nrm/v1/providers/\\{id}/referral-contact .*"),
    /// Public: other directories, and the mechanism's services as the directory shows them.
    DIRECTORY("shelter\\.directory_\\w*\\..*", "POST /api/shelter/v1/directory/imports .*|POST /api/nrm/v1/(providers|service-lines)(/imports)? .*|PUT /api/nrm/v1/service-lines/\\{id}/contact .*|PUT /api/nrm/v1/providers/\\{id} .*"),
    /// The same register, as the other two services store it.
    ORGANISATION("(shelter|inspection)\\.organisation\\w*\\..*", "POST /api/\\w+/v1/organisations/imports .*"),
    /// A reference that a caller adds to the purpose, such as the number of a proceeding, is part of the audit.
    PURPOSE("\\w+\\.audit_entry\\.purpose_reference", ".* X-Purpose"),
    /// The number of the file of an inquiry into somebody's accesses, which has no room for a name.
    INQUIRY("referral\\.access_inquiry\\.file_number", "POST /api/nrm/v1/access-inquiries/\\{id}/closure fileNumber"),
    /// A shelter's profile and the names of its rooms, under a row policy for its operator. The location is sealed.
    SHELTER("shelter\\.(shelter|shelter_supply|room)\\.(?!address).*", "\\w+ /api/shelter/v1/shelters(?!.* address).*"),
    /// The code of the language to be spoken, under a row policy for the organisation that waits or holds.
    LANGUAGE("shelter\\.(waitlist_entry|hold)\\.languages", "POST /api/shelter/v1/waitlist languages.*"),
    /// Accounts of people who work with the suite. The identity provider stores their names and addresses.
    ACCOUNT("keycloak\\.user_\\w+\\..*", "POST /api/nrm/v1/people .*|portal /portal/people.*"),
    /// Attempts to sign in, kept for thirty days for the investigation of attacks.
    SIGN_IN("keycloak\\.event_entity\\..*", "misuse sign-in-(name|parameter)");

    private final Pattern columns;
    private final Pattern fields;

    KeptInClear(String columns, String fields) {
        this.columns = Pattern.compile(columns);
        this.fields = Pattern.compile(fields);
    }

    static boolean allows(Stored.Hit hit) {
        return List.of(values()).stream().anyMatch(row -> row.columns.matcher(hit.column()).matches() && row.fields.matcher(hit.secret().field()).matches());
    }
}
