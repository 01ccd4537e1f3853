package org.palermo.kernel.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;

/// Describes each parameter of an operation: with its `@param` in the Javadoc of the method, else with the text about
/// parameters of its name. An id in the path is the id of what the path names before it.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = FilterOrder.PARAMETERS)
public class ParameterFilter implements OASFilter {
    private final IndexView index;
    private final ApiText text = new ApiText();

    public ParameterFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Endpoint.in(index).forEach(endpoint -> endpoint.operation(document)
                .filter(operation -> operation.getParameters() != null)
                .ifPresent(operation -> operation.getParameters().stream().filter(parameter -> parameter.getDescription() == null)
                        .forEach(parameter -> text(parameter, endpoint).ifPresent(parameter::setDescription))));
    }

    private Optional<String> text(Parameter parameter, Endpoint endpoint) {
        return text.of(endpoint.method().declaringClass().name(), endpoint.method().name() + "." + parameter.getName())
                .or(() -> parameter.getIn() == Parameter.In.PATH ? idOf(endpoint.path(), parameter) : Optional.empty())
                .or(() -> CommonText.ofParameter(parameter.getName()));
    }

    /// Of a parameter whose schema is a UUID: `/cases/{id}` has the id of a case.
    private static Optional<String> idOf(String path, Parameter parameter) {
        Matcher before = Pattern.compile("/([a-z_-]{1,60})/\\{" + Pattern.quote(parameter.getName()) + "\\}").matcher(path);
        boolean isId = parameter.getSchema() != null && String.valueOf(parameter.getSchema().getRef()).endsWith("/UUID");
        return isId && before.find() ? Optional.of("The id of the " + singular(before.group(1).replaceAll("[-_]", " "))) : Optional.empty();
    }

    private static String singular(String many) {
        return many.equals("people") ? "person"
                : many.endsWith("ies") ? many.substring(0, many.length() - 3) + "y"
                : many.endsWith("ches") ? many.substring(0, many.length() - 2)
                : many.endsWith("s") && !many.endsWith("ss") ? many.substring(0, many.length() - 1) : many;
    }
}
