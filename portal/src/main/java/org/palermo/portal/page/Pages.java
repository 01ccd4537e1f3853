package org.palermo.portal.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;

/// Turns an answer into the page that shows it, or into a page that says why it can't be shown.
@RequestScoped
public class Pages {
    private static final String HTML = "text/html;charset=utf-8";

    private final FailurePages failures;

    Pages(FailurePages failures) {
        this.failures = failures;
    }

    public <T> Uni<RestResponse<String>> found(Answer<T> answer, Function<T, Uni<RestResponse<String>>> shown) {
        return switch (answer) {
            case Answer.Found<T>(T value) -> shown.apply(value);
            case Answer.Refused<T> _ -> failures.page(Failure.FORBIDDEN);
            case Answer.Missing<T> _ -> failures.page(Failure.NOT_FOUND);
            case Answer.Away<T> _ -> failures.page(Failure.AWAY);
        };
    }

    public static Uni<RestResponse<String>> ok(Frame frame, TemplateInstance page) {
        return with(RestResponse.Status.OK, frame, page);
    }

    /// A form that is shown again with its errors.
    public static Uni<RestResponse<String>> again(Frame frame, TemplateInstance page) {
        return with(RestResponse.Status.BAD_REQUEST, frame, page);
    }

    /// A page that says why a service does not show something.
    ///
    /// @param status of its answer
    public static Uni<RestResponse<String>> refused(int status, Frame frame, TemplateInstance page) {
        return page.setLocale(frame.language().locale()).createUni()
                .map(html -> RestResponse.ResponseBuilder.<String>create(status).entity(html).type(HTML).build());
    }

    private static Uni<RestResponse<String>> with(RestResponse.Status status, Frame frame, TemplateInstance page) {
        return page.setLocale(frame.language().locale()).createUni().map(html -> RestResponse.ResponseBuilder.create(status, html).build());
    }
}
