package org.palermo.local.link;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Optional;

/// A class that no native image contains: another one replaces it as a whole (`@TargetClass` with `@Substitute`), or it is
/// deleted (`@Delete`). A class of which only some methods are replaced is read like any class, and so is one that is
/// replaced only on a condition.
final class SubstitutedClass {
    private static final String ANNOTATIONS = "Lcom/oracle/svm/core/annotate/";

    private SubstitutedClass() {}

    /// The class that this one replaces, if any.
    static Optional<String> by(ClassModel model) {
        var annotations = model.findAttribute(Attributes.runtimeVisibleAnnotations()).map(found -> found.annotations()).orElse(List.of());
        var whole = find(annotations, "Substitute").isPresent() || find(annotations, "Delete").isPresent();
        return whole ? find(annotations, "TargetClass").flatMap(SubstitutedClass::target) : Optional.empty();
    }

    private static Optional<Annotation> find(List<Annotation> annotations, String name) {
        return annotations.stream().filter(one -> one.className().equalsString(ANNOTATIONS + name + ";")).findFirst();
    }

    private static Optional<String> target(Annotation annotation) {
        if (value(annotation, "onlyWith").isPresent()) {
            return Optional.empty();
        }
        return value(annotation, "className").or(() -> value(annotation, "value")).map(value -> switch (value) {
            case AnnotationValue.OfString name -> name.stringValue().replace('.', '/');
            case AnnotationValue.OfClass type -> type.className().stringValue().replaceAll("^L|;$", "");
            default -> throw new IllegalStateException("A class can't be named so: " + value);
        });
    }

    private static Optional<AnnotationValue> value(Annotation annotation, String name) {
        return annotation.elements().stream()
                .filter(element -> element.name().equalsString(name))
                .map(element -> element.value())
                .findFirst();
    }
}
