package org.palermo.shelter.broadcast;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.search;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.shelter.Register;
import org.palermo.shelter.SomeShelter;

/// A broadcast for a woman with a child, seen by a shelter and cancelled.
@QuarkusTest
@WithTestResource(value = Palermo.class, scope = TestResourceScope.GLOBAL)
class BroadcastRetentionTest extends RetentionRules {

    @Inject
    BroadcastWatch watch;

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "broadcast";
    }

    @Override
    protected String country() {
        return "ZZ";
    }

    @Override
    protected String rule() {
        return "broadcast 365 days; coe-30 2026-11-25";
    }

    @Override
    protected int kept() {
        return 364;
    }

    @Override
    protected int due() {
        return 367;
    }

    @Override
    protected void clear() {
        Register.clear();
        SomeShelter.in("ZZ-N").singleRooms(1).with("occupied", 1).registered();
    }

    @Override
    protected UUID over() {
        Map<String, Object> asked = search(1, List.of(4));
        asked.put("deadline", Instant.now().plusSeconds(3_600).toString());
        String id = post(Account.NGO, "/broadcasts", asked).then().statusCode(201).extract().path("id");
        watch.run().await().atMost(Duration.ofSeconds(20));
        post(Account.SHELTER, "/broadcast-alerts/" + alert(UUID.fromString(id)) + "/acknowledgement", "").then().statusCode(200);
        delete(Account.NGO, "/broadcasts/" + id).then().statusCode(204);
        return UUID.fromString(id);
    }

    @Override
    protected void isWhole(UUID broadcast) {
        assertEquals(1, Register.count("broadcast where id = '" + broadcast
                + "' and reference is not null and women = 1 and children = '4' and subject is not null"));
        assertEquals(1, Register.count("broadcast_alert where broadcast = '" + broadcast + "' and acknowledged_by is not null"));
        get(Account.NGO, "/broadcasts/" + broadcast).then().statusCode(200).body("women", equalTo(1)).body("children[0]", equalTo(4));
    }

    @Override
    protected void isGone(UUID broadcast) {
        assertEquals(1, Register.count("broadcast where id = '" + broadcast
                + "' and reference is null and women is null and children is null and needs is null and subject is null"
                + " and state = 'CANCELLED' and nights = 2 and area is not null"));
        assertEquals(1, Register.count("broadcast_alert where broadcast = '" + broadcast
                + "' and acknowledged_by is null and shelter is not null"));
        assertEquals(0,
                Register.count("notice n join broadcast_alert a on n.about in (a.id, a.broadcast) where a.broadcast = '" + broadcast
                        + "'"));
        get(Account.NGO, "/broadcasts/" + broadcast).then().statusCode(404);
        get(Account.SHELTER, "/broadcast-alerts/" + alert(broadcast)).then().statusCode(404);
    }

    @Override
    protected List<String> hidden() {
        return List.of("broadcast", "broadcast_alert", "hold", "placement", "shelter",
                "data_key", "notice", "audit_entry", "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "BROADCAST";
    }

    @Override
    protected String erasing(UUID broadcast) {
        return "erase_broadcast('%s', now() + interval '10 days', now())".formatted(broadcast);
    }

    private static String alert(UUID broadcast) {
        return Register.text("select id from broadcast_alert where broadcast = '" + broadcast + "'");
    }
}
