package org.palermo.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class ErrorMapperTest {

    @Test
    void failed_500_says_nothing_of_the_error() {
        Response answer = new ErrorMapper().answer(new StackOverflowError("Marisol"));
        HttpProblem problem = (HttpProblem) answer.getEntity();
        assertEquals(500, answer.getStatus());
        assertEquals("urn:palermo:problem:request:failed", problem.getType().toString());
        assertFalse(problem.toString().contains("Marisol"));
        assertFalse(problem.toString().contains("StackOverflow"));
    }
}
