package org.palermo.portal.desk.account;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// The removal of a second factor that its person has lost: one administrator asks, from the page of the person, and another
/// one decides.
@Singleton
class AccountRoom implements Room {
    private static final String REQUESTS = "/factor-resets";
    private static final String REQUEST = "/people/{person}/factor-resets/{reset}";

    @Override
    public String name() {
        return "account";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                RecordPage.of(REQUESTS, null).named("factorResets").entry().only("agency-administrator", "mechanism-administrator").sections(
                        Section.table("waiting").columns(Show.of("reference"), Show.of("person", Show.As.PAGE).to("/portal/people/{=person}"), Show.of("agency"),
                                        Show.of("reason"), Show.of("identityCheck"), Show.of("askedAt"), Show.of("expiresAt"))
                                .from("listFactorResets").rowTasks("approveFactorReset", "refuseFactorReset")),
                TaskPage.of("/people/{person}/factor-reset", "askFactorReset").ask("reason", "identityCheck").then(REQUESTS),
                TaskPage.of(REQUEST + "/approval", "approveFactorReset").when(When.is("state", "OPEN")).then(REQUESTS),
                TaskPage.of(REQUEST + "/refusal", "refuseFactorReset").when(When.is("state", "OPEN")).then(REQUESTS));
    }
}
