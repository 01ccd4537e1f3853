package org.palermo.kernel.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Walks every route of a service as every sample account, as nobody, and as an immigration body with each role in turn,
/// with the ids of records that are hers, of others, and of nobody. Extended by `AccessWalkTest` of each service, which
/// says how a route is called and puts records with secrets in, once for all of the walk. `-Dpalermo.test.all=true` has
/// everybody refused who can be, see {@link Walk}.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AccessWalk {
    private Walk walk;

    protected abstract String packageName();

    /// Writes the records and secrets of this walk.
    protected abstract void arrange();

    /// How to call an operation, by its name, once the records are there; what is not here is called with nothing but its path.
    protected abstract Map<String, Call> calls();

    /// By path parameter, a record that exists and that this caller must not see; empty when she may see all there are, or
    /// the route names no record.
    protected abstract Map<String, String> foreign(Route route, Caller caller);

    /// By path parameter, what is this caller's own and leads to the foreign record: her shelter, in which she asks for the
    /// place of another. It stays when the record is one that does not exist.
    protected Map<String, String> leading(Route route, Caller caller) {
        return Map.of();
    }

    protected abstract List<Secret> secrets();

    /// Accounts with other regions than the sample's, so that somebody who covers all of it has something foreign too.
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

    @Test
    void everyCallerIsLetInAsDeclaredAndNoOther() {
        assertEquals(List.of(), walk.wronglyLetIn());
    }

    /// By the register, since her token says that she is of an NGO: no role opens what an immigration body may not.
    @Test
    void anImmigrationBodyIsRefusedWhateverItsRolesAndItsToken() {
        assertEquals(List.of(), walk.givenToABodyThatMayNot());
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
        assertEquals(Set.of(), walk.told());
    }
}
