package org.palermo.kernel.test.api;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;

/// Checks every answer that a test gets with REST Assured, see {@link DocumentedAnswers}, and lets the test read it fast, see
/// {@link ReadAnswer}. JUnit finds it in `META-INF/services`.
public class CheckedAnswers implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        SharedClient.use();
        if (RestAssured.filters().stream().noneMatch(Checked.class::isInstance)) {
            RestAssured.filters(new Checked());
        }
    }

    private static final class Checked implements Filter {
        @Override
        public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext next) {
            Response answer = next.next(request, expected);
            String type = answer.contentType();
            if (type == null || !type.contains("json")) {
                return answer;
            }
            DocumentedAnswers.check(request.getMethod(), URI.create(request.getURI()).getPath(),
                    answer.statusCode(), type, answer.asString());
            return ReadAnswer.of(answer);
        }
    }
}
