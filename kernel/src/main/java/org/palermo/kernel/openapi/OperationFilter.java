package org.palermo.kernel.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.IndexView;
import org.palermo.kernel.access.Body;

/// Gives each operation an id that no operation of any service has too, and says what a generated client can't read from
/// the schemas: the roles that may call it, whether immigration bodies may too, and whether it reads `Idempotency-Key` or needs
/// `If-Match`. An operation for everybody demands no token, although its class does.
///
/// In the ids of routes that several services inherit, `{Service}` stands for the service. An inherited route without an id
/// is named after its method and the kind of record: `addConsent`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = FilterOrder.OPERATIONS)
public class OperationFilter implements OASFilter {
    /// A list of roles, as a token names them; a caller needs any one of them. Empty: everybody, signed in or not.
    private static final String ROLES = "x-palermo-roles";
    /// Immigration bodies may call it too; without it they may not, whatever roles their people have. Not said of what is open to all.
    private static final String IMMIGRATION = "x-palermo-immigration";
    private static final String IDEMPOTENT = "x-palermo-idempotent";
    private static final String IF_MATCH = "x-palermo-if-match";

    private final IndexView index;

    public OperationFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Endpoint.in(index).forEach(endpoint -> endpoint.operation(document).ifPresent(operation -> complete(operation, endpoint)));
    }

    private static void complete(Operation operation, Endpoint endpoint) {
        operation.setOperationId(id(operation.getOperationId(), endpoint));
        endpoint.allowed().map(allowed -> roles(Endpoint.names(allowed, "roles"))).ifPresent(roles -> {
            operation.addExtension(ROLES, roles);
            if (roles.isEmpty()) {
                operation.setSecurity(List.of());
            }
        });
        if (endpoint.allowed().filter(allowed -> Endpoint.constants(allowed, "also").contains(Body.IMMIGRATION.name())).isPresent()) {
            operation.addExtension(IMMIGRATION, true);
        }
        if (takes(operation, "Idempotency-Key")) {
            operation.addExtension(IDEMPOTENT, true);
        }
        if (takes(operation, "If-Match")) {
            operation.addExtension(IF_MATCH, true);
        }
    }

    private static String id(String declared, Endpoint endpoint) {
        return declared == null
                ? endpoint.typeOfRecord().map(record -> endpoint.method().name() + record).orElse(null)
                : declared.replace("{Service}", service(endpoint));
    }

    /// The word of the package below `org.palermo`, e.g. `Shelter`.
    private static String service(Endpoint endpoint) {
        String word = endpoint.resource().name().packagePrefix().split("[.]")[2];
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> roles(List<String> declared) {
        return org.palermo.kernel.access.Operation.of("", declared, List.of()).roles().stream().sorted().toList();
    }

    private static boolean takes(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }
}
