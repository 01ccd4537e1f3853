package org.palermo.systemtest;

import java.sql.SQLException;
import org.palermo.systemtest.suite.BasicSignIn;
import org.palermo.systemtest.suite.Suite;

/// A phone of the inspector with ODK Collect. It has the form from a time in which forms were not encrypted on the phone: a form in clear
/// is read to its end as it comes.
///
/// @param authorization its own sign-in, as the header has it
/// @param workplace the id of the workplace that its forms are about
record GreedyPhone(String authorization, String workplace) {

    private static final String API = "/api/inspection/v1";

    static GreedyPhone added(Suite suite) {
        var inspector = suite.as("inspector");
        var phone = inspector.post(API + "/phones", "{\"name\": \"Greedy\", \"days\": 2}").expect(201).json();
        mayStillSendInClear(suite, phone.get("id").asText());
        var workplace = inspector.post(API + "/workplaces", """
                {"kind": "ESTABLISHMENT", "name": "Greedy works", "country": "GB", "address": "2 High Street, London", "sector": "Apparel"}
                """).expect(201).id();
        return new GreedyPhone(BasicSignIn.of(phone), workplace.toString());
    }

    private static void mayStillSendInClear(Suite suite, String phone) {
        try (var inspection = suite.local("the database").database("inspection");
                var given = inspection.prepareStatement("insert into plain_form_phone (phone, given_at) values (cast(? as uuid), now())")) {
            given.setString(1, phone);
            given.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
