package org.palermo.inspection.openrosa;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.palermo.kernel.problem.Problems;

/// Sets what every answer to a phone needs: the version of OpenRosa, and XML, also for a refusal. ODK Collect shows the message.
class OpenRosaAnswers {
    static final String PATH = "/openrosa/v1";
    /// The most bytes of one request. A phone splits a larger form into several requests.
    static final long MOST = 100_000_000;
    /// The most bytes of a filled form without its files.
    static final int LONGEST_XML = 1 << 20;
    static final MediaType XML = new MediaType("text", "xml", "utf-8");

    @ServerResponseFilter
    public void speak(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!request.getUriInfo().getPath().startsWith(PATH + "/")) {
            return;
        }
        answer.getHeaders().putSingle("X-OpenRosa-Version", "1.0");
        answer.getHeaders().putSingle("X-OpenRosa-Accept-Content-Length", MOST);
        if (answer.getStatus() == 401) {
            // Collect answers this challenge; without it, it never sends its secret.
            answer.getHeaders().putSingle("WWW-Authenticate", "Basic realm=\"palermo\", charset=\"UTF-8\"");
        }
        if (answer.getEntity() instanceof HttpProblem problem) {
            answer.setEntity(refusal(problem), new Annotation[0], XML);
        }
    }

    static String message(String text) {
        return "<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message>" + escaped(text) + "</message></OpenRosaResponse>";
    }

    /// The type of the problem, for whoever looks for the reason, is in a comment.
    private static String refusal(HttpProblem problem) {
        String violations = problem.getParameters().get("violations") instanceof List<?> list
                ? list.stream().filter(Problems.Violation.class::isInstance).map(Problems.Violation.class::cast)
                        .map(violation -> violation.field() + " " + violation.message()).collect(Collectors.joining("; ", " ", ".")) : "";
        return message(problem.getDetail() + violations)
                .replace("</OpenRosaResponse>", "<!-- " + problem.getType() + " --></OpenRosaResponse>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
