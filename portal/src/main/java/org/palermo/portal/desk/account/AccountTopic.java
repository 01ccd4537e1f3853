package org.palermo.portal.desk.account;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// The removal of a second factor that its person has lost: one administrator asks, from the page of the person, and another
/// one decides. Who is locked out after wrong passwords, and the end of somebody's sessions. The people of an organisation, for an
/// administrator of the mechanism, who opens its first account.
@Singleton
class AccountTopic implements Topic {
    private static final String REQUESTS = "/factor-resets";
    private static final String LOCKED = "/locked-people";
    private static final String ORGANISATION = "/organisations/{organisation}/people";
    /// The hand-made form. It is declared too, so that the page of the organisation leads to it.
    private static final String FORM = "inviteToOrganisation";
    private static final String REQUEST = "/people/{person}/factor-resets/{reset}";

    @Override
    public String name() {
        return "account";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                RecordPage.of(REQUESTS, null).named("factorResets").entry()
                        .only("agency-administrator", "mechanism-administrator").sections(
                        Section.table("waiting")
                                .columns(Field.of("reference"), Field.of("person", Field.As.PAGE).to("/portal/people/{=person}"),
                                        Field.of("agency"), Field.of("reason"), Field.of("identityCheck"), Field.of("passwordForgotten"),
                                        Field.of("askedAt"), Field.of("expiresAt"))
                                .from("listFactorResets").rowTasks("approveFactorReset", "refuseFactorReset")),
                TaskPage.of("/people/{person}/factor-reset", "askFactorReset").ask("reason", "identityCheck", "passwordForgotten")
                        .then(REQUESTS),
                TaskPage.of(REQUEST + "/approval", "approveFactorReset").when(Condition.is("state", "OPEN")).then(REQUESTS),
                TaskPage.of(REQUEST + "/refusal", "refuseFactorReset").when(Condition.is("state", "OPEN")).then(REQUESTS),
                RecordPage.of(LOCKED, null).named("lockedPeople").entry().only("agency-administrator", "mechanism-administrator").sections(
                        Section.table("locked", "name", "email", "failures", "lastFailureAt", "lockedUntil").from("listLockedPeople")
                                .row("/portal/people/{=id}").rowTasks("unlockPerson")),
                TaskPage.of("/people/{person}/unlocking", "unlockPerson").then(LOCKED),
                TaskPage.of("/people/{person}/sessions-end", "endPersonSessions").then("/portal/people/{person}"),
                ofOrganisation(),
                RecordPage.of(ORGANISATION + "/invite", null).named(FORM).back(ORGANISATION).only("mechanism-administrator"),
                TaskPage.of(ORGANISATION + "/{person}/unlocking", "unlockPerson").named("unlockInOrganisation")
                        .only("mechanism-administrator").then(ORGANISATION));
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("getProvider", Section.tasks("accounts", "organisationPeople")));
    }

    private static RecordPage ofOrganisation() {
        return RecordPage.of(ORGANISATION, "getProvider").named("organisationPeople").title("name").back("/organisations/{organisation}")
                .only("mechanism-administrator").sections(
                        Section.table("people").columns(Field.of("givenName"), Field.of("familyName"), Field.of("email"),
                                        Field.of("roles", Field.As.WORD), Field.of("state"), Field.of("reviewDueOn"))
                                .from("listPeople").with("agency", "{organisation}").row("/portal/people/{=id}").tasks(FORM),
                        Section.table("unconfirmed").columns(Field.of("givenName"), Field.of("familyName"), Field.of("email"),
                                        Field.of("roles", Field.As.WORD), Field.of("reviewDueOn"))
                                .from("listUnconfirmedPeople").with("agency", "{organisation}").row("/portal/people/{=id}"),
                        Section.table("locked", "name", "email", "failures", "lastFailureAt", "lockedUntil")
                                .from("listLockedPeople").with("agency", "{organisation}").row("/portal/people/{=id}")
                                .rowTasks("unlockInOrganisation"));
    }
}
