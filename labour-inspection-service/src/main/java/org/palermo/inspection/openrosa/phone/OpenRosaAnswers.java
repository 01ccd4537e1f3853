package org.palermo.inspection.openrosa.phone;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Sets what every answer to a phone needs: the version of OpenRosa, and XML, also for a refusal. ODK Collect shows the message.
class OpenRosaAnswers {
    static final String PATH = "/openrosa/v1";
    /// The most bytes of one request. A phone splits a larger form into several requests.
    static final long MOST = 100_000_000;
    /// The most bytes of a filled form without its files.
    static final int LONGEST_XML = 1 << 20;
    static final MediaType XML = new MediaType("text", "xml", "utf-8");

    private final AnswerWords words;
    private final AnswerLanguage language;

    OpenRosaAnswers(AnswerWords words, AnswerLanguage language) {
        this.words = words;
        this.language = language;
    }

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
            answer.setEntity(refusal(problem, language.of(request.getAcceptableLanguages())), new Annotation[0], XML);
        }
    }

    static String message(String text) {
        return "<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message>" + escaped(text) + "</message></OpenRosaResponse>";
    }

    /// The type of the problem, for whoever looks for the reason, is in a comment.
    private String refusal(HttpProblem problem, String inLanguage) {
        return message(words.ofProblem(problem, inLanguage))
                .replace("</OpenRosaResponse>", "<!-- " + problem.getType() + " --></OpenRosaResponse>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
