package org.palermo.kernel.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.palermo.kernel.access.ShownTo;

/// Takes the descriptions of fields from the Javadoc of their records, and says which fields every answer has.
///
/// A field of an answer is required unless its Javadoc says when it is missing (`null`, `left out`, `only when`), or not every
/// role sees it. A record that writes `null` instead of leaving a field out has that field, but it may be null. A record that
/// is sent too has the fields required that its constraints require; the others may be null.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = FilterOrder.SCHEMAS)
public class SchemaFilter implements OASFilter {
    /// How Javadoc says that a field can be missing.
    private static final Pattern MISSING = Pattern.compile("\\bnull\\b|\\b[Ll]eft out\\b|\\b[Oo]nly (when|if|for|in)\\b");
    /// How Javadoc says that a list has nulls, not that it is null.
    private static final String NULL_ITEM = "an item is null";
    /// Null is written, and nothing is left out.
    private static final String WRITTEN = JsonInclude.Include.ALWAYS.name();
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SHOWN_TO = DotName.createSimple(ShownTo.class);

    private final IndexView index;
    private final ApiText text = new ApiText();

    public SchemaFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        writtenByHand(document).forEach(schema -> schema.setType(List.of(Schema.SchemaType.OBJECT)));
        Map<Schema, ClassInfo> sent = new IdentityHashMap<>();
        SchemaTypes.ofRequests(document, index, (schema, type) -> {
            sent.put(schema, type);
            describe(schema, type);
        });
        Map<Schema, ClassInfo> answered = new IdentityHashMap<>();
        SchemaTypes.ofAnswers(document, index, (schema, type) -> {
            describe(schema, type);
            answered.put(schema, type);
        });
        answered.forEach((schema, type) -> {
            if (type.isRecord()) {
                type.recordComponentsInDeclarationOrder().stream().filter(component -> schema.getProperties().containsKey(component.name()))
                        .forEach(component -> {
                            if (sent.containsKey(schema)) {
                                allowNull(schema, component);
                            } else {
                                require(schema, component);
                            }
                        });
            }
        });
    }

    /// The schemas of JSON that an operation writes itself, as a text. It is an object, of which the document says no more.
    private static Stream<Schema> writtenByHand(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .map(answer -> answer.getContent() == null ? null : answer.getContent().getMediaType(MediaType.APPLICATION_JSON))
                .filter(media -> media != null && media.getSchema() != null).map(media -> media.getSchema())
                .filter(schema -> schema.getRef() == null && List.of(Schema.SchemaType.STRING).equals(schema.getType()));
    }

    private void describe(Schema schema, ClassInfo type) {
        if (schema.getDescription() == null) {
            text.of(type.name()).ifPresent(schema::setDescription);
        }
        if (type.isRecord()) {
            type.unsortedRecordComponents().forEach(component -> Optional.ofNullable(schema.getProperties().get(component.name()))
                    .filter(property -> property.getDescription() == null)
                    .ifPresent(property -> said(component).or(() -> CommonText.ofField(component.name()))
                            .ifPresent(property::setDescription)));
        }
    }

    private Optional<String> said(RecordComponentInfo component) {
        return text.of(component.declaringClass().name(), component.name());
    }

    private static void allowNull(Schema schema, RecordComponentInfo component) {
        boolean required = schema.getRequired() != null && schema.getRequired().contains(component.name());
        if (!required && component.type().kind() != Type.Kind.PRIMITIVE && leftOut(component).equals(WRITTEN)) {
            schema.addProperty(component.name(), orNull(schema.getProperties().get(component.name())));
        }
    }

    private static void require(Schema schema, RecordComponentInfo component) {
        Schema property = schema.getProperties().get(component.name());
        String leftOut = leftOut(component);
        boolean missing = component.type().kind() != Type.Kind.PRIMITIVE && property.getDescription() != null
                && MISSING.matcher(property.getDescription()).find();
        if (leftOut.equals(JsonInclude.Include.NON_EMPTY.name()) || missing && !leftOut.equals(WRITTEN)) {
            return;
        }
        if (missing && property.getItems() != null && property.getDescription().contains(NULL_ITEM)) {
            property.setItems(orNull(property.getItems()));
        } else if (missing) {
            schema.addProperty(component.name(), orNull(property));
        }
        boolean everyRole = !component.accessor().hasAnnotation(SHOWN_TO);
        if (everyRole && (schema.getRequired() == null || !schema.getRequired().contains(component.name()))) {
            schema.addRequired(component.name());
        }
    }

    /// What is left out of the JSON, as the component says, else its record.
    private static String leftOut(RecordComponentInfo component) {
        AnnotationInstance include = Optional.ofNullable(component.accessor().annotation(INCLUDE))
                .or(() -> Optional.ofNullable(component.field().annotation(INCLUDE)))
                .orElse(component.declaringClass().declaredAnnotation(INCLUDE));
        return include == null || include.value() == null ? WRITTEN : include.value().asEnum();
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() == null && property.getType() != null && property.getEnumeration() == null) {
            return property.addType(Schema.SchemaType.NULL);
        }
        Schema nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
        String description = property.getDescription();
        property.setDescription(null);
        return OASFactory.createSchema().description(description).addAnyOf(property).addAnyOf(nothing);
    }
}
