package org.palermo.inspection.goods;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// Code of a request that ends with an `Error`, such as a stack overflow, is answered like any other failure, wherever it ran. The list of
/// goods is the example: here its code fails on purpose.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class ErrorInRequestTest {
    private static final String GOODS = API + "/goods";
    private static final String SENT = "Marisol";
    /// More than the service has connections to its database: each must come back.
    private static final int MORE_THAN_CONNECTIONS = 25;

    @Test
    void failed_500_in_the_operation() {
        QuarkusMock.installMockForType(new FailingEditions(), GoodsEditions.class);
        isFailed(as(Account.INSPECTOR).get(GOODS + "?good=" + SENT));
        as(Account.INSPECTOR).get(GOODS + "/editions").then().statusCode(200);
    }

    @Test
    void failed_500_in_a_transaction_again_and_again() {
        QuarkusMock.installMockForType(new OverflowingStore(), GoodsStore.class);
        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
            isFailed(as(Account.INSPECTOR).get(GOODS + "/editions"));
        }
        as(Account.INSPECTOR).get(GOODS + "?edition=" + Goods.EDITION).then().statusCode(200);
    }

    @Test
    void failed_500_while_a_file_is_read_and_the_next_file_is_taken() {
        QuarkusMock.installMockForType(new OverflowingReader(), GoodsXml.class);
        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
            isFailed(given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("application/xml").queryParam("edition", SENT)
                    .queryParam("publishedOn", "2024-09-05").queryParam("source", SENT).body(SENT.getBytes(StandardCharsets.UTF_8)).post(GOODS + "/imports"));
        }
    }

    /// The usual problem, with nothing of the error and nothing of what was sent.
    private static void isFailed(Response answer) {
        answer.then().statusCode(500).contentType("application/problem+json").body("type", equalTo("urn:palermo:problem:request:failed"))
                .body("title", notNullValue()).body("status", equalTo(500)).body("detail", notNullValue()).body("instance", startsWith("urn:palermo:request:"))
                .body(not(containsString(SENT))).body(not(containsString("StackOverflow"))).body(not(containsString("java")));
    }

    /// Calls itself until the stack is full.
    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    /// Its message repeats what was sent.
    private static final class FailingEditions extends GoodsEditions {
        FailingEditions() {
            super(null, null, null);
        }

        @Override
        public Uni<List<ListedGood>> find(Actor actor, String edition, String country, String good) {
            throw new StackOverflowError(good);
        }

        @Override
        public Uni<List<GoodsEdition>> all(Actor actor) {
            return Uni.createFrom().item(List.of());
        }
    }

    private static final class OverflowingStore extends GoodsStore {
        OverflowingStore() {
            super(null, null);
        }

        @Override
        Uni<List<EditionRow>> editions() {
            return Uni.createFrom().item(List.of(new EditionRow("", null, "", overflow(0), null)));
        }
    }

    private static final class OverflowingReader extends GoodsXml {
        OverflowingReader() {
            super(null);
        }

        @Override
        List<ListedGood> read(InputStream file) {
            return List.of(new ListedGood("", "", "", "", overflow(0) > 0, false, false));
        }
    }
}
