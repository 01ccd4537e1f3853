package org.palermo.apitext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.StandardLocation;

/// Writes the Javadoc of each record, enum and operation into a file beside the classes, because a compiled class has none.
///
/// The file of a class is `api-text/` and its binary name. A line is a name, a tab and the text: without a name that of the
/// class, the name of a record component, or `method.parameter` of a method that answers requests.
@SupportedAnnotationTypes("*")
public class ApiTextProcessor extends AbstractProcessor {
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ElementFilter.typesIn(round.getRootElements()).forEach(this::keep);
        return false;
    }

    private void keep(TypeElement type) {
        Map<String, String> lines = new TreeMap<>();
        if (type.getKind() == ElementKind.RECORD || type.getKind() == ElementKind.ENUM) {
            put(lines, "", "", type);
        }
        ElementFilter.methodsIn(type.getEnclosedElements()).stream().filter(ApiTextProcessor::answers)
                .forEach(method -> put(lines, null, method.getSimpleName() + ".", method));
        if (!lines.isEmpty()) {
            write(type, lines);
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::keep);
    }

    private void put(Map<String, String> lines, String ownName, String prefix, Element element) {
        String comment = processingEnv.getElementUtils().getDocComment(element);
        if (comment == null) {
            return;
        }
        Javadoc javadoc = Javadoc.of(comment);
        if (ownName != null && !javadoc.text().isEmpty()) {
            lines.put(ownName, javadoc.text());
        }
        javadoc.params().forEach((name, text) -> lines.put(prefix + name, text));
    }

    private static boolean answers(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .anyMatch(annotation -> VERBS.contains(annotation.getAnnotationType().asElement().getSimpleName().toString()));
    }

    private void write(TypeElement type, Map<String, String> lines) {
        String name = processingEnv.getElementUtils().getBinaryName(type).toString();
        try (Writer file = processingEnv.getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", "api-text/" + name, type)
                .openWriter()) {
            for (Map.Entry<String, String> line : lines.entrySet()) {
                file.write(line.getKey() + "\t" + line.getValue() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The Javadoc of " + name + " can't be kept", e);
        }
    }
}
