package org.palermo.systemtest.taint;

import java.util.List;
import java.util.regex.Pattern;

/// What may stand in a database in clear, and why. Whatever is not named here must not.
enum KeptInClear {
    /// Published by the buyers who make the lists, and found by name.
    WORKPLACE("inspection\\.workplace\\w*\\..*", "POST /api/inspection/v1/workplaces.*"),
    /// What findings are counted by, and which list of questions was asked.
    CLASSIFICATION("inspection\\.(finding\\.sector|visit\\.checklist|statistics_release\\.(figures|shown))", "POST /api/inspection/v1/(visits|workplaces).*"),
    /// The number of a file in the register that it came from, by which it is known again.
    EARLIER_NUMBER("referral\\.case_file\\.external_id", "POST /api/nrm/v1/cases/imports externalId"),
    /// Public: organisations and the services that they offer.
    MECHANISM("referral\\.(provider|service_line)\\w*\\..*", "POST /api/nrm/v1/(providers|service-lines)(/imports|/states)? .*|PUT /api/nrm/v1/service-lines/\\{id}/state .*"),
    /// Public: other directories, and the mechanism's lines as the directory shows them.
    DIRECTORY("shelter\\.directory_\\w*\\..*", "POST /api/shelter/v1/directory/imports .*|POST /api/nrm/v1/(providers|service-lines)(/imports)? .*"),
    /// The same register, as the two other services hold it.
    ORGANISATION("(shelter|inspection)\\.organisation\\w*\\..*", "POST /api/\\w+/v1/organisations/imports .*"),
    /// What a caller adds to her purpose, such as the number of a proceeding, is part of the audit.
    PURPOSE("\\w+\\.audit_entry\\.purpose_reference", ".* X-Purpose"),
    /// What a shelter is and how its rooms are called, under a policy for who runs it. Where it is, is sealed.
    SHELTER("shelter\\.(shelter|shelter_supply|room)\\.(?!address).*", "\\w+ /api/shelter/v1/shelters(?!.* address).*"),
    /// A code of the language that should be spoken, under a policy for the organisation that waits or holds.
    LANGUAGE("shelter\\.(waitlist_entry|hold)\\.languages", "POST /api/shelter/v1/waitlist languages.*"),
    /// Accounts of those who work with the suite: their names and addresses are the identity provider's.
    ACCOUNT("keycloak\\.user_\\w+\\..*", "POST /api/nrm/v1/people .*|portal /portal/people.*"),
    /// Who tried to sign in, thirty days long, for who looks into an attack.
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
