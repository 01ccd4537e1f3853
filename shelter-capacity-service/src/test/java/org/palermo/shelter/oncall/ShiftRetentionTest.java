package org.palermo.shelter.oncall;

import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.shift;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.shelter.Register;
import org.palermo.shelter.SomeShelter;

/// A person is on call until tomorrow.
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
        put(Account.SHELTER, "/shelters/" + shelter + "/on-call/" + chosen, shift(1)).then().statusCode(200);
        return UUID.fromString(Register.text("select id from on_call_shift where chosen = '" + chosen + "'"));
    }

    @Override
    protected void isWhole(UUID shift) {
        assertEquals(1, Register.count("on_call_shift o join data_key k on k.owner = o.id where o.id = '" + shift + "'"));
    }

    @Override
    protected void isGone(UUID shift) {
        assertEquals(1, Register.count("on_call_shift where id = '" + shift
                + "' and chosen is null and subject is null and sealed is null and recorded_by is null and ends_at is not null"));
        assertEquals(0, Register.count("data_key where owner = '" + shift + "'"));
        get(Account.SHELTER,
                "/shelters/" + Register.text("select shelter from on_call_shift where id = '" + shift + "'")
                        + "/on-call").then().statusCode(200)
                .body("items", hasSize(0));
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
