package org.palermo.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class UnauthorisedInImageTest {

    @Test
    void unauthorised_401_as_on_a_jvm() {
        AuthenticationFailedException refused = new AuthenticationFailedException("Marisol");
        HttpProblem inImage = UnauthorisedInImage.toProblem(null, refused).await().indefinitely();
        Response onJvm = new Unauthorised().refused(refused);
        HttpProblem problem = (HttpProblem) onJvm.getEntity();
        assertEquals(onJvm.getStatus(), inImage.getStatusCode());
        assertEquals(problem.getType(), inImage.getType());
        assertEquals(problem.getTitle(), inImage.getTitle());
        assertEquals(problem.getDetail(), inImage.getDetail());
        assertEquals(problem.getHeaders(), inImage.getHeaders());
        assertFalse(inImage.toString().contains("Marisol"));
    }

    /// A native image can't be built when the method to replace does not exist.
    @Test
    void replaces_a_method_that_the_library_has() throws ReflectiveOperationException {
        Class<?> library = Class.forName("io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils");
        Method theirs = library.getDeclaredMethod("toProblem", RoutingContext.class, Exception.class);
        Method ours = UnauthorisedInImage.class.getDeclaredMethod("toProblem", RoutingContext.class, Exception.class);
        assertEquals(theirs.getReturnType(), ours.getReturnType());
        assertEquals(theirs.getModifiers(), ours.getModifiers());
    }
}
