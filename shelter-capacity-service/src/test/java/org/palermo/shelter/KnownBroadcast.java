package org.palermo.shelter;

import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.search;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.walk.Caller;
import org.palermo.kernel.test.walk.Secret;

/// A broadcast to a known shelter, and a person on call there.
///
/// @param called the name of the person on call
record KnownBroadcast(KnownHouse house, String id, String reference, String alert, String shift, String called) {

    static KnownBroadcast of(KnownHouse house) {
        Map<String, Object> asked = search();
        asked.put("region", house.region());
        asked.put("deadline", Instant.now().plusSeconds(3_600).toString());
        var broadcast = post(house.holder(), "/broadcasts", asked).then().statusCode(201).extract();
        String alert = UUID.randomUUID().toString();
        Register.execute("""
                insert into broadcast_alert
                select '%s', '%s', id, operator_agency, 'ASKED', null, 1, null, now() from shelter
                 where id = '%s'
                """.formatted(alert, broadcast.path("id"), house.id()));
        String shift = UUID.randomUUID().toString();
        String called = "Zc" + shift.replace("-", "");
        Map<String, Object> onCall = Questions.shift(house.operator(), 1);
        onCall.put("called", called);
        put(house.operator(), "/shelters/" + house.id() + "/on-call/" + shift, onCall).then().statusCode(200);
        return new KnownBroadcast(house, broadcast.path("id"), broadcast.path("reference"), alert, shift, called);
    }

    Stream<Secret> secrets() {
        Predicate<Caller> audit = caller -> caller.is(Account.AUDITOR) || caller.is(Account.DATA_PROTECTION);
        Predicate<Caller> operator = house::isRunBy;
        return Stream.of(new Secret(id, audit.or(house::isHeldBy)), new Secret(reference, operator.or(house::isHeldBy)),
                new Secret(alert, operator.or(audit)), new Secret(shift, operator), new Secret(called, operator));
    }
}
