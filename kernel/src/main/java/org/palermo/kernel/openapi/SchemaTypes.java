package org.palermo.kernel.openapi;

import jakarta.ws.rs.core.Context;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;
import org.jboss.jandex.TypeVariable;

/// Finds the record or enum of each schema, because a schema does not name it: follows the schemas of each operation
/// together with the types of its method.
final class SchemaTypes {
    private static final String COMPONENT = "#/components/schemas/";
    private static final DotName SCHEMA = DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName CONTEXT = DotName.createSimple(Context.class);

    private final OpenAPI document;
    private final IndexView index;
    private final BiConsumer<Schema, ClassInfo> found;
    private final Set<String> visited = new HashSet<>();

    private SchemaTypes(OpenAPI document, IndexView index, BiConsumer<Schema, ClassInfo> found) {
        this.document = document;
        this.index = index;
        this.found = found;
    }

    /// @param found gets each schema that a request body uses, once
    static void ofRequests(OpenAPI document, IndexView index, BiConsumer<Schema, ClassInfo> found) {
        SchemaTypes types = new SchemaTypes(document, index, found);
        Endpoint.in(index).forEach(endpoint -> endpoint.operation(document).map(Operation::getRequestBody)
                .ifPresent(body -> endpoint.method().parameters().stream().filter(SchemaTypes::isBody)
                        .forEach(parameter -> types.follow(body.getContent(), parameter.type(), endpoint))));
        types.followNamed(document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getRequestBody).filter(Objects::nonNull).map(body -> body.getContent()));
    }

    /// @param found gets each schema that an answer uses, once
    static void ofAnswers(OpenAPI document, IndexView index, BiConsumer<Schema, ClassInfo> found) {
        SchemaTypes types = new SchemaTypes(document, index, found);
        Endpoint.in(index).forEach(endpoint -> endpoint.operation(document)
                .ifPresent(operation -> operation.getResponses().getAPIResponses().forEach((status, answer) -> {
                    if (status.startsWith("2")) {
                        types.follow(answer.getContent(), endpoint.method().returnType(), endpoint);
                    }
                })));
        types.followNamed(document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().entrySet().stream())
                .filter(answer -> answer.getKey().startsWith("2")).map(answer -> answer.getValue().getContent()));
    }

    private static boolean isBody(MethodParameterInfo parameter) {
        return !parameter.hasAnnotation(CONTEXT)
                && parameter.annotations().stream().noneMatch(annotation -> annotation.name().withoutPackagePrefix().startsWith("Rest"));
    }

    private void follow(Content content, Type type, Endpoint endpoint) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> follow(media.getSchema(), type, variables(endpoint)));
        }
    }

    /// What stands for the type parameters of the routes that the resource extends.
    private Map<String, Type> variables(Endpoint endpoint) {
        Type routes = endpoint.resource().superClassType();
        return routes.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? arguments(routes.asParameterizedType().arguments(), index.getClassByName(routes.name()), Map.of())
                : Map.of();
    }

    private void follow(Schema schema, Type type, Map<String, Type> variables) {
        if (schema == null || type == null) {
            return;
        }
        switch (type.kind()) {
            case TYPE_VARIABLE -> follow(schema, variables.get(type.asTypeVariable().identifier()), variables);
            case ARRAY -> follow(deref(schema).getItems(), type.asArrayType().elementType(), variables);
            case PARAMETERIZED_TYPE -> followGeneric(schema, type, variables);
            case CLASS -> followClass(schema, index.getClassByName(type.name()), Map.of());
            default -> { }
        }
    }

    private void followGeneric(Schema schema, Type type, Map<String, Type> variables) {
        List<Type> arguments = type.asParameterizedType().arguments();
        ClassInfo generic = index.getClassByName(type.name());
        if (generic != null && generic.isRecord()) {
            followClass(schema, generic, arguments(arguments, generic, variables));
        } else if (arguments.size() == 2) {
            follow(deref(schema).getAdditionalPropertiesSchema(), arguments.get(1), variables);
        } else {
            Schema items = deref(schema).getItems();
            follow(items != null && (isMany(type.name()) || !isWrapper(type.name())) ? items : schema, arguments.getFirst(), variables);
        }
    }

    /// Around the answer, and not a part of it.
    private static boolean isWrapper(DotName type) {
        return Set.of("Uni", "Multi", "RestResponse", "CompletionStage", "Optional").contains(type.withoutPackagePrefix());
    }

    /// A stream, which the document describes as a list.
    private static boolean isMany(DotName type) {
        return type.withoutPackagePrefix().equals("Multi");
    }

    private static Map<String, Type> arguments(List<Type> arguments, ClassInfo generic, Map<String, Type> variables) {
        Map<String, Type> named = new HashMap<>();
        List<TypeVariable> parameters = generic.typeParameters();
        for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
            Type argument = arguments.get(i);
            named.put(parameters.get(i).identifier(),
                    argument.kind() == Type.Kind.TYPE_VARIABLE ? variables.get(argument.asTypeVariable().identifier()) : argument);
        }
        return named;
    }

    private void followClass(Schema schema, ClassInfo type, Map<String, Type> variables) {
        Schema whole = deref(schema);
        boolean isOurs = type != null && (type.isEnum() || type.isRecord() && whole.getProperties() != null);
        if (!isOurs || schema.getRef() != null && !visited.add(schema.getRef())) {
            return;
        }
        found.accept(whole, type);
        if (type.isRecord()) {
            type.unsortedRecordComponents()
                    .forEach(component -> follow(whole.getProperties().get(component.name()), component.type(), variables));
        }
    }

    /// Schemas that an annotation names, and the kinds of a sealed interface: the type is the one of the same name and the
    /// same fields.
    private void followNamed(Stream<Content> contents) {
        contents.filter(Objects::nonNull).flatMap(content -> content.getMediaTypes().values().stream())
                .forEach(media -> followNamed(media.getSchema(), new HashSet<>()));
    }

    private void followNamed(Schema schema, Set<String> above) {
        if (schema == null || schema.getRef() != null && !above.add(schema.getRef())) {
            return;
        }
        Schema whole = deref(schema);
        if (schema.getRef() != null && !visited.contains(schema.getRef())) {
            Map<DotName, ClassInfo> named = index.getKnownClasses().stream().filter(type -> isNamed(type, schema.getRef(), whole))
                    .collect(Collectors.toMap(ClassInfo::name, type -> type, (one, same) -> one));
            if (named.size() == 1) {
                followClass(schema, named.values().iterator().next(), Map.of());
            }
        }
        if (whole.getProperties() != null) {
            whole.getProperties().values().forEach(property -> followNamed(property, above));
        }
        followNamed(whole.getItems(), above);
        followNamed(whole.getAdditionalPropertiesSchema(), above);
        Stream.of(whole.getAnyOf(), whole.getOneOf(), whole.getAllOf()).filter(Objects::nonNull).flatMap(List::stream)
                .forEach(part -> followNamed(part, above));
    }

    private static boolean isNamed(ClassInfo type, String ref, Schema schema) {
        return type.isRecord() && schema.getProperties() != null && name(type).equals(ref.substring(COMPONENT.length()))
                && type.unsortedRecordComponents().stream().allMatch(component -> schema.getProperties().containsKey(component.name()));
    }

    /// The name of a type's schema: as its annotation says, else as the type is called.
    private static String name(ClassInfo type) {
        AnnotationInstance said = type.declaredAnnotation(SCHEMA);
        String full = type.name().withoutPackagePrefix();
        return said == null || said.value("name") == null ? full.substring(full.lastIndexOf('$') + 1) : said.value("name").asString();
    }

    private Schema deref(Schema schema) {
        return schema.getRef() == null ? schema : document.getComponents().getSchemas().get(schema.getRef().substring(COMPONENT.length()));
    }
}
