package org.palermo.kernel.test.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.palermo.kernel.access.Declarations;

/// Calls every route of a service: as every sample account, without signing in, and as an immigration body with each role
/// in turn. The ids are those of the caller's own records, of foreign records, and of no record. `AccessWalkTest` of each
/// service extends it: it says how each route is called, and stores records with secrets once for all calls. With
/// `-Dpalermo.test.all=true` every caller who can be refused is tried, see {@link Walk}.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AccessWalk {
    private Walk walk;

    protected abstract String packageName();

    /// Writes the records and secrets of this walk.
    protected abstract void arrange();

    /// How to call an operation, by its name, once the records exist; an operation that is missing here is called with
    /// only its path.
    protected abstract Map<String, Call> calls();

    /// For each path parameter, a record that exists and that this caller must not see; empty when the caller may see all
    /// records, or the route has no such parameter.
    protected abstract Map<String, String> foreign(Route route, Caller caller);

    /// The operations with a parameter in their path for which {@link #foreign} names no record, by the reason: for example
    /// because every caller may see all records of the kind.
    protected abstract Map<String, Set<String>> notCompared();

    /// For path parameters, the caller's own record that leads to the foreign one: for example the caller's own shelter, in
    /// whose path the placement of another shelter is requested. It stays when the foreign record is replaced by one that
    /// does not exist.
    protected Map<String, String> leading(Route route, Caller caller) {
        return Map.of();
    }

    protected abstract List<Secret> secrets();

    /// Accounts with other regions than the sample's, so that a caller who covers the whole sample has foreign records
    /// too.
    protected List<Caller> more() {
        return List.of();
    }

    @BeforeEach
    void prepare() {
        if (walk == null) {
            arrange();
            walk = new Walk(this);
        }
    }

    /// A field whose limit was lost would be shown to everybody, and an operation whose declaration was lost is closed.
    @Test
    void everyDeclarationIsKnownToTheApplication() throws JsonMappingException {
        Declarations collected = CDI.current().select(Declarations.class).get();
        SerializerProvider json = CDI.current().select(ObjectMapper.class).get().getSerializerProviderInstance();
        for (Route route : Route.of(packageName())) {
            assertEquals(Optional.of(route.operation()), collected.operation(route.name()));
            for (Class<?> view : Answers.records(route)) {
                Set<String> limited = new TreeSet<>();
                json.findValueSerializer(view).properties().forEachRemaining(field -> {
                    if (field.getClass().getSimpleName().equals("LimitedField")) {
                        limited.add(field.getName());
                    }
                });
                assertEquals(Answers.limited(view).keySet(), limited, view::toString);
            }
        }
    }

    @Test
    void everyCallerIsLetInAsDeclaredAndNoOther() {
        assertEquals(List.of(), walk.wronglyLetIn());
    }

    /// The register decides, because the token claims an NGO: no role opens an operation that is closed to immigration
    /// bodies.
    @Test
    void anImmigrationBodyIsRefusedWhateverItsRolesAndItsToken() {
        assertEquals(List.of(), walk.givenToABodyThatMayNot());
    }

    /// An operation that is forgotten in {@link #foreign} would be compared for nobody. One that is compared, or that no longer
    /// exists, must not keep a reason.
    @Test
    void everyOperationWithAnIdIsComparedOrHasAReason() {
        List<String> excused = notCompared().values().stream().flatMap(Set::stream).sorted().toList();
        assertEquals(excused, List.copyOf(walk.notCompared()), "operations with a reason, and those for which foreign() names none");
        assertTrue(notCompared().keySet().stream().noneMatch(String::isBlank), "a reason in words");
    }

    @Test
    void foreignAnswersLikeAbsent() {
        assertTrue(walk.compared() > 0);
        assertEquals(List.of(), walk.tellingForeignFromAbsent());
    }

    @Test
    void foreignSendsTheStatementsOfAbsent() {
        assertEquals(List.of(), walk.askedOtherwiseForForeign());
    }

    @Test
    void noAnswerTellsWhatIsNotHers() {
        assertTrue(walk.hasSecretsThatSomebodyMayKnow(), "a secret that somebody may know");
        assertEquals(Set.of(), walk.told(), "a secret was told to somebody for whom secrets() does not allow it");
    }
}
