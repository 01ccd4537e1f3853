package org.palermo.kernel.test.source;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.scope.Scoped;

/// Rules from measurements and from the architecture, for every service. Extended by `ArchitectureTest` of each.
public abstract class ArchitectureRules {

    /// The Java package of the service.
    protected abstract String packageName();

    /// The classes of the service that parse JSON, XML, CSV, workbooks or packed data by hand, each with the reason why its
    /// document is small, or where it is parsed instead of the event loop. Documents that grow over time are stored ready to
    /// be sent instead.
    protected abstract Map<String, String> parsed();

    private JavaClasses classesOfTheService() {
        return ServiceClasses.of(packageName());
    }

    /// Two operations at once on one Hibernate Reactive session fail only at the first requests and are then hard to
    /// notice.
    @Test
    void nothingRunsTwoOperationsAtOnceOnASession() {
        noClasses().should().callMethod(Uni.class, "combine").orShould().callMethod(Uni.class, "join").check(classesOfTheService());
    }

    @Test
    void nothingBlocks() {
        noMethods().should().beAnnotatedWith(Blocking.class).allowEmptyShould(true).check(classesOfTheService());
        noClasses().should().callMethod(Uni.class, "await").check(classesOfTheService());
    }

    /// An erased `Response` serialises as `{}` in a native image.
    @Test
    void noOperationAnswersAnErasedResponse() {
        noMethods().that().areDeclaredInClassesThat().areAnnotatedWith(jakarta.ws.rs.Path.class).should().haveRawReturnType(Response.class)
                .check(classesOfTheService());
    }

    @Test
    void everyTransactionIsScoped() {
        noMethods().should().beAnnotatedWith(WithTransaction.class).check(classesOfTheService());
        noClasses().should().callMethod(Panache.class, "withTransaction", Supplier.class).check(classesOfTheService());
        methods().that().areAnnotatedWith(Scoped.class).should().haveRawReturnType(Uni.class).check(classesOfTheService());
    }

    /// What an operation answers is a view: an entity would show whatever column it gets.
    @Test
    void noOperationAnswersAnEntity() {
        methods().that().areDeclaredInClassesThat().areAnnotatedWith(jakarta.ws.rs.Path.class).and().arePublic()
                .should(new ArchCondition<>("answer no entity") {
                    @Override
                    public void check(JavaMethod operation, ConditionEvents events) {
                        operation.getReturnType().getAllInvolvedRawTypes().stream().filter(type -> type.isAnnotatedWith(Entity.class))
                                .forEach(entity -> events.add(SimpleConditionEvent.violated(operation,
                                        operation.getFullName() + " answers " + entity.getName())));
                    }
                }).check(classesOfTheService());
    }

    @Test
    void componentsFormNoCircle() {
        SlicesRuleDefinition.slices().matching(packageName() + ".(*)..").should().beFreeOfCycles().check(classesOfTheService());
    }

    /// The components whose packages use each other. The packages of every other component form no circle.
    protected Set<String> componentsWithCircles() {
        return Set.of();
    }

    @Test
    void packagesOfAComponentFormNoCircle() {
        SlicesRuleDefinition.slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                boolean ours = type.getPackageName().startsWith(packageName() + ".");
                return ours && !componentsWithCircles().contains(component(type)) ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "the packages of each component";
            }
        }).should().beFreeOfCycles().check(classesOfTheService());
    }

    /// Hibernate Validator checks `@Pattern` even for a text that `@Size` has refused, so a pattern meets texts of any
    /// length.
    @Test
    void noPatternGivesWay() throws IOException {
        JavaClasses classes = ServiceClasses.of(packageName(), "org.palermo.kernel");
        Map<String, Boolean> patterns = WrittenPatterns.in(classes);
        assertTrue(patterns.size() > 10, "found no patterns: the rule looks in the wrong place");
        Map<String, String> giveWay = new TreeMap<>();
        patterns.forEach((regex, searched) -> new AttackedPattern(regex).givesWay(searched).ifPresent(how -> giveWay.put(regex, how)));
        assertEquals(Map.of(), giveWay, "make them bounded or possessive");
    }

    /// The message follows the name of the field and says what the field must be. A message that says what is wrong instead
    /// would be read as its opposite.
    @Test
    void everyViolationSaysWhatMustBe() throws IOException {
        ViolationMessages said = ViolationMessages.in(Path.of("src/main/java"), Path.of("../kernel/src/main/java"));
        assertTrue(said.found() > 20, "found no violations: the rule looks in the wrong place");
        assertEquals(Set.of(), said.wrong());
        ResourceBundle words = ResourceBundle.getBundle("ValidationMessages", Locale.ROOT);
        for (String constraint : said.constraints()) {
            String sentence = words.getString("jakarta.validation.constraints." + constraint + ".message");
            assertTrue(sentence.startsWith("must "), constraint + ": " + sentence);
        }
    }

    /// An entity may be public, so that the packages of its component can share it. No other component depends on it.
    @Test
    void entitiesStayInTheirComponent() {
        classes().that().areAnnotatedWith(Entity.class).or().areAnnotatedWith(MappedSuperclass.class)
                .should(new ArchCondition<>("be used only in their component") {
                    @Override
                    public void check(JavaClass entity, ConditionEvents events) {
                        entity.getDirectDependenciesToSelf().stream()
                                .filter(use -> !component(use.getOriginClass()).equals(component(entity)))
                                .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                    }
                }).allowEmptyShould(true).check(classesOfTheService());
    }

    /// The first part of the package below the service's; empty for the package of the service itself.
    private String component(JavaClass type) {
        String below = type.getPackageName().substring(packageName().length());
        return below.isEmpty() ? "" : below.split("\\.")[1];
    }

    @Test
    void noDocumentIsParsedThatIsNotKnownToBeSmall() {
        Map<String, String> known = new TreeMap<>(parsed());
        known.putAll(ParsedDocuments.OF_THE_KERNEL);
        assertEquals(known.keySet(), ParsedDocuments.by(ServiceClasses.of(packageName(), "org.palermo.kernel")));
        known.values().removeIf(why -> !why.equals(ParsedDocuments.ASIDE));
        assertTrue(ParsedDocuments.aside(packageName(), "org.palermo.kernel").containsAll(known.keySet()), known::toString);
    }
}
