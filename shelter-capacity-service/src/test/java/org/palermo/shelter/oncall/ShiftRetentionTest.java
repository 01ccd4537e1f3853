package org.palermo.shelter.oncall;

import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.shift;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.kernel.test.TestClock;
import org.palermo.shelter.Register;
import org.palermo.shelter.SomeManager;
import org.palermo.shelter.SomeShelter;

/// A manager has put a colleague on call until tomorrow.
@QuarkusTest
@WithTestResource(value = Palermo.class, scope = TestResourceScope.GLOBAL)
class ShiftRetentionTest extends RetentionRules {

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "on_call_shift";
    }

    @Override
    protected String country() {
        return "ZZ";
    }

    @Override
    protected String rule() {
        return "on_call_shift 30 days; coe-30 2026-11-25";
    }

    @Override
    protected int kept() {
        return 30;
    }

    @Override
    protected int due() {
        return 33;
    }

    @Override
    protected void clear() {
        Register.clear();
    }

    @Override
    protected UUID over() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(1).with("name", "House " + UUID.randomUUID()).registered();
        String chosen = UUID.randomUUID().toString();
        put(Account.SHELTER, "/shelters/" + shelter + "/on-call/" + chosen, colleagues(1)).then().statusCode(200);
        return UUID.fromString(Register.text("select id from on_call_shift where chosen = '" + chosen + "'"));
    }

    private static Map<String, Object> colleagues(int order) {
        Map<String, Object> shift = shift(order);
        shift.put("subject", SomeManager.beside(Account.SHELTER).id());
        return shift;
    }

    private static String shelterOf(UUID shift) {
        return Register.text("select shelter from on_call_shift where id = '" + shift + "'");
    }

    private static int told(UUID shift) {
        return Register.count("notice where kind like 'ON_CALL%' and about = '" + shelterOf(shift) + "'");
    }

    @Override
    protected void isWhole(UUID shift) {
        assertEquals(1, Register.count("on_call_shift o join data_key k on k.owner = o.id where o.id = '" + shift + "'"));
        assertEquals(1, told(shift));
    }

    @Override
    protected void isGone(UUID shift) {
        assertEquals(1, Register.count("on_call_shift where id = '" + shift
                + "' and chosen is null and subject is null and sealed is null and recorded_by is null and ends_at is not null"));
        assertEquals(0, Register.count("data_key where owner = '" + shift + "'"));
        assertEquals(0, told(shift));
        get(Account.SHELTER, "/shelters/" + shelterOf(shift) + "/on-call").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void notices_of_a_removed_shift_go_too_and_those_of_a_shift_that_is_not_over_stay() {
        UUID shift = over();
        String roster = "/shelters/" + shelterOf(shift) + "/on-call/";
        String removed = roster + UUID.randomUUID();
        put(Account.SHELTER, removed, colleagues(2)).then().statusCode(200);
        delete(Account.SHELTER, removed).then().statusCode(204);
        Map<String, Object> later = colleagues(3);
        later.put("until", Instant.now().plus(Duration.ofDays(20)).toString());
        put(Account.SHELTER, roster + UUID.randomUUID(), later).then().statusCode(200);
        assertEquals(4, told(shift));
        TestClock.ahead(Duration.ofDays(due()));
        run();
        assertEquals(1, told(shift));
        assertEquals(1, Register.count("notice where kind = 'ON_CALL_GIVEN' and subject = '" + later.get("subject") + "'"));
    }

    @Override
    protected List<String> hidden() {
        return List.of("on_call_shift", "on_call_message", "shelter", "data_key", "notice", "audit_entry");
    }

    @Override
    protected String journal() {
        return "NOTE";
    }

    @Override
    protected String erasing(UUID shift) {
        return "erase_shift('%s', now() + interval '10 days', now())".formatted(shift);
    }
}
