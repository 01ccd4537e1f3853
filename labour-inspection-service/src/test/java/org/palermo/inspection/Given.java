package org.palermo.inspection;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;

/// Creates and reads test data.
public final class Given {
    public static final String API = "/api/inspection/v1";

    private Given() {}

    public static RequestSpecification as(Account account) {
        return given().auth().oauth2(account.token()).contentType(ContentType.JSON);
    }

    /// Creates a workplace with a unique name and address.
    ///
    /// @return its id
    public static String aWorkplace(String kind) {
        return as(Account.INSPECTOR).body("""
                {"kind":"%s","name":"Place %s","country":"GB","address":"%s Mill Lane","sector":"Apparel"}
                """.formatted(kind, UUID.randomUUID(), UUID.randomUUID()))
                .post(API + "/workplaces").then().statusCode(201).extract().path("id");
    }

    public static String aVisit(Account inspector) {
        return aVisit(inspector, aWorkplace("ESTABLISHMENT"));
    }

    public static String aVisit(Account inspector, String workplace) {
        return as(inspector).body("""
                {"workplace":"%s","kind":"COMPLAINT","startedAt":"2026-01-05T09:30:00Z"}
                """.formatted(workplace))
                .post(API + "/visits").then().statusCode(201).extract().path("id");
    }

    public static Response find(Account inspector, String visit, String finding) {
        return as(inspector).body(finding).post(API + "/visits/" + visit + "/findings");
    }

    public static Response importList(Account account, String name, byte[] body) {
        return given().auth().oauth2(account.token()).contentType("text/csv").queryParam("list", name).body(body).post(API + "/workplaces/imports");
    }

    /// The summary line of an import's answer.
    public static String summary(Response answer) {
        return Arrays.stream(answer.asString().split("\n")).filter(line -> line.contains("\"summary\"")).findFirst().orElseThrow();
    }

    public static long count(String sql) {
        return Long.parseLong(text(sql));
    }

    public static String text(String sql) {
        try (Connection connection = TestDatabase.asSuperuser(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String sql) {
        try (Connection connection = TestDatabase.asSuperuser(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
