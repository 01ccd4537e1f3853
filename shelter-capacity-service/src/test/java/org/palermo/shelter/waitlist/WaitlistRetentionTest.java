package org.palermo.shelter.waitlist;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.shelter.Register;
import org.palermo.shelter.SomeShelter;

/// An entry for a woman with a boy, ended by its organisation.
@QuarkusTest
@WithTestResource(value = Palermo.class, scope = TestResourceScope.GLOBAL)
class WaitlistRetentionTest extends RetentionRules {

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "waitlist_entry";
    }

    @Override
    protected String country() {
        return "ZZ";
    }

    @Override
    protected String rule() {
        return "waitlist_entry 365 days; coe-30 2026-11-25";
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
        Map<String, Object> entry = new HashMap<>(Map.of("area", Register.text("select code from area where country = 'ZZ' and in_use"),
                "nights", 2, "women", 1, "womenAges", List.of(31), "children", List.of(4), "boys", List.of(4),
                "languages", List.of("en"), "atRisk", true));
        String id = post(Account.NGO, "/waitlist", entry).then().statusCode(201).extract().path("id");
        delete(Account.NGO, "/waitlist/" + id).then().statusCode(204);
        return UUID.fromString(id);
    }

    @Override
    protected void isWhole(UUID entry) {
        assertEquals(1, Register.count("waitlist_entry where id = '" + entry
                + "' and reference is not null and women = 1 and children = '4' and boys = '4' and subject is not null"));
        get(Account.NGO, "/waitlist/" + entry).then().statusCode(200).body("women", equalTo(1)).body("children[0]", equalTo(4));
    }

    @Override
    protected void isGone(UUID entry) {
        assertEquals(1, Register.count("waitlist_entry where id = '" + entry
                + "' and reference is null and women is null and women_ages = '' and children is null and boys is null"
                + " and needs is null and languages = '' and subject is null and at_risk is null"
                + " and state = 'LEFT' and nights = 2 and area is not null"));
        assertEquals(0, Register.count("notice where about = '" + entry + "'"));
        get(Account.NGO, "/waitlist/" + entry).then().statusCode(404);
        get(Account.NGO, "/waitlist").then().statusCode(200).body("items.id", not(hasItem(entry.toString())));
    }

    @Override
    protected List<String> hidden() {
        return List.of("waitlist_entry", "hold", "placement", "shelter", "data_key", "notice", "audit_entry", "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "WAITLIST";
    }

    @Override
    protected String erasing(UUID entry) {
        return "erase_wait('%s', now() + interval '10 days', now())".formatted(entry);
    }
}
