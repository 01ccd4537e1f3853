package org.palermo.shelter.hold;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.search;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.kernel.test.TestClock;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.shelter.Register;
import org.palermo.shelter.SomeShelter;

/// A woman with a child stayed two nights in a room of three, a year ago.
@QuarkusTest
@WithTestResource(value = Palermo.class, scope = TestResourceScope.GLOBAL)
class RetentionTest extends RetentionRules {

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "hold";
    }

    @Override
    protected String country() {
        return "ZZ";
    }

    @Override
    protected String rule() {
        return "hold 365 days; coe-30 2026-11-25";
    }

    @Override
    protected int kept() {
        return 366;
    }

    @Override
    protected int due() {
        return 369;
    }

    @Override
    protected void clear() {
        Register.clear();
    }

    @Override
    protected UUID over() {
        SomeShelter.in("ZZ-N").room("BED", "BED", "COT").registered();
        var held = hold(Account.NGO, offer(Account.NGO, search(1, List.of(4)))).then().statusCode(201).extract();
        String placement = post(Account.NGO, "/holds/" + held.path("id") + "/placement",
                Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        post(Account.SHELTER, "/placements/" + placement + "/address-releases", Map.of("purpose", "ARRIVAL", "minutes", 60))
                .then().statusCode(201);
        given().auth().oauth2(Account.SHELTER.token()).header("If-Match", "\"1\"").contentType("application/json")
                .body(Map.of("meetingPoint", "Quillfeather Station, bench 9", "call", "Aurelia 0700 900123",
                        "travelTime", "UNDER_1_HOUR", "transport", "SHELTER_FETCHES"))
                .put(API + "/placements/" + placement + "/handover").then().statusCode(200);
        return UUID.fromString(held.path("id"));
    }

    @Override
    protected void isWhole(UUID hold) {
        assertTrue(Register.count("hold_place where hold = '" + hold + "'") > 1, "a family takes the whole room");
        assertEquals(1, Register.count("hold where id = '" + hold
                + "' and reference is not null and women = 1 and children = '4' and subject is not null"));
        assertEquals(1, Register.count("placement where hold = '" + hold
                + "' and reference is not null and missed_from is not null and decided_by is not null"));
        assertEquals(1, Register.count("handover h join data_key k on k.owner = h.placement" + ofPlacement("h", hold)));
        assertEquals(1,
                Register.count("address_release r" + ofPlacement("r", hold) + " and r.subject is not null and released_by is not null"));
        get(Account.NGO, "/holds/" + hold).then().statusCode(200).body("women", equalTo(1)).body("children[0]", equalTo(4));
    }

    @Override
    protected void isGone(UUID hold) {
        assertEquals(0, Register.count("hold_place where hold = '" + hold + "'"));
        assertEquals(1, Register.count("hold where id = '" + hold
                + "' and reference is null and women is null and children is null and needs is null and subject is null"
                + " and state = 'PLACED' and nights = 2 and shelter is not null and area is not null"));
        assertEquals(1, Register.count("placement where hold = '" + hold
                + "' and reference is null and missed_from is null and decided_by is null and state = 'ACCEPTED'"));
        assertEquals(0, Register.count("notice n join placement p on p.id = n.about where p.hold = '" + hold + "'"));
        assertEquals(0, Register.count("handover h" + ofPlacement("h", hold)));
        assertEquals(0, Register.count("data_key k join placement p on p.id = k.owner where p.hold = '" + hold + "'"));
        assertEquals(0, Register.count("placement where handover_at is not null and hold = '" + hold + "'"));
        assertTrue(Register.count("placement_step t" + ofPlacement("t", hold) + " and t.subject is null") > 0);
        assertEquals(0, Register.count("placement_step t" + ofPlacement("t", hold) + " and t.subject is not null"));
        assertEquals(1, Register.count("address_release r" + ofPlacement("r", hold) + " and r.subject is null and released_by is null"));
        get(Account.NGO, "/holds/" + hold).then().statusCode(404);
        get(Account.SHELTER, "/placements/" + Register.text("select id from placement where hold = '" + hold + "'")).then().statusCode(404);
    }

    private static String ofPlacement(String row, UUID hold) {
        return " join placement p on p.id = " + row + ".placement where p.hold = '" + hold + "'";
    }

    @Override
    protected List<String> hidden() {
        return List.of("hold", "hold_place", "placement", "placement_step", "handover", "address_release", "shelter", "shelter_address",
                "room", "census", "data_key", "notice", "audit_entry", "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "HOLD";
    }

    @Override
    protected String erasing(UUID hold) {
        return "erase_hold('%s', now() + interval '10 days', now())".formatted(hold);
    }

    @Test
    void a_hold_that_became_no_stay_is_over_at_its_end() {
        UUID released = released();
        TestClock.ahead(Duration.ofDays(365));
        run();
        assertEquals(1, Register.count("hold where id = '" + released + "' and erased_at is null"));
        TestClock.ahead(Duration.ofDays(367));
        run();
        assertEquals(1, Register.count("hold where id = '" + released + "' and erased_at is not null and state = 'RELEASED'"));
        get(Account.NGO, "/holds/" + released).then().statusCode(404);
    }

    @Test
    void an_extended_stay_is_over_after_its_last_night() {
        UUID stay = over();
        lengthened(stay, 100);
        TestClock.ahead(Duration.ofDays(due()));
        run();
        isWhole(stay);
        TestClock.ahead(Duration.ofDays(kept() + 100));
        run();
        isWhole(stay);
        TestClock.ahead(Duration.ofDays(due() + 100));
        run();
        isGone(stay);
    }

    @Test
    void a_stay_protected_from_moving_is_not_over() {
        UUID stay = over();
        Register.execute("update placement set case_protected_until = '9999-12-31' where hold = '" + stay + "'");
        TestClock.ahead(Duration.ofDays(due()));
        run();
        isWhole(stay);
        Register.execute("update placement set case_protected_until = null where hold = '" + stay + "'");
        run();
        isGone(stay);
    }

    @Test
    void a_stay_that_ended_early_is_over_from_then_on() {
        UUID stay = over();
        lengthened(stay, 100);
        String placement = Register.text("select id from placement where hold = '" + stay + "'");
        decide(Account.SHELTER, placement, "arrival", "\"3\"", null).then().statusCode(200);
        decide(Account.SHELTER, placement, "end", "\"4\"", Map.of("reason", "COMPLETED")).then().statusCode(200);
        TestClock.ahead(Duration.ofDays(due()));
        run();
        assertEquals(1, Register.count("hold where id = '" + stay + "' and erased_at is not null"));
    }

    private static void lengthened(UUID hold, int nights) {
        String placement = Register.text("select id from placement where hold = '" + hold + "'");
        decide(Account.SHELTER, placement, "extension", "\"2\"", Map.of("nights", nights)).then().statusCode(200);
    }

    @Test
    void counts_of_places_stay() {
        int taken = Register.count("allocation");
        assertTrue(taken > 1);
        TestClock.ahead(Duration.ofDays(due()));
        run();
        assertEquals(taken, Register.count("allocation where kind = 'PLACEMENT'"));
    }

    /// An older backup restores the party; the journal erases it again, as the owner of the tables.
    @Test
    void a_restored_copy_is_erased_again() throws SQLException {
        UUID hold = released();
        TestClock.ahead(Duration.ofDays(367));
        run();
        String at = Register.text("select erased_at from erasure where owner = '" + hold + "'");
        execute("update hold set erased_at = null, reference = 'BACK-" + hold
                + "', women = 2, children = '3', needs = '', subject = 's' where id = '" + hold + "'");
        execute("delete from erasure where owner = '" + hold + "'");
        try (Connection owner = TestDatabase.asOwner(); Statement sql = owner.createStatement()) {
            sql.execute("select apply_erasure('%s', 'HOLD', '%s')".formatted(hold, at));
        }
        assertEquals(1, Register.count("hold where id = '" + hold + "' and women is null and erased_at is not null"));
        assertEquals(1, Register.count("erasure where owner = '" + hold + "' and purpose = 'HOLD'"));
    }

    private static UUID released() {
        Register.clear();
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String hold = held(Account.NGO);
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        return UUID.fromString(hold);
    }
}
