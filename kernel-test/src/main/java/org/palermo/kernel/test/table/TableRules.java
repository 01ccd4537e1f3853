package org.palermo.kernel.test.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.TestDatabase;

/// Every table of a service hides its rows from whoever may not see them, or {@link TableReasons} says why not, and explains
/// itself by comments. Asks the catalogue of the migrated database. Extended by `TableTest` of each service.
public abstract class TableRules {
    private static final String BARE = "bare_table";

    /// The Java package of the service.
    protected abstract String packageName();

    /// Row-level security without a policy shows nobody anything, and without `force` it does not bind the owner.
    @Test
    void everyTableHasRowLevelSecurityForcedWithAPolicy() throws SQLException {
        assertExcused(TableReasons.withoutPolicies(packageName()), table -> !table.isSecured());
    }

    /// An immigration body and an organisation that is not registered see no row and write none.
    @Test
    void everyTableIsForServedOrganisationsOnly() throws SQLException {
        assertExcused(TableReasons.forOthersToo(packageName()), table -> table.isSecured() && !table.isForServedOnly());
    }

    @Test
    void everyTableAndColumnHasAComment() throws SQLException {
        assertEquals(List.of(), tables().stream().flatMap(table -> table.withoutComment().stream()).toList());
    }

    /// A migration that only creates a table breaks each of the rules.
    @Test
    void aTableWithNothingIsFound() throws SQLException {
        assertFound("", table -> !table.isSecured());
        assertFound("", table -> table.withoutComment().equals(List.of(BARE, BARE + ".id")));
        String enabled = "; alter table bare_table enable row level security";
        String readable = "; create policy everybody_reads on bare_table for select using (true)";
        String forced = "; alter table bare_table force row level security";
        assertFound(enabled + readable, table -> !table.isSecured());
        assertFound(enabled + forced, table -> !table.isSecured());
        String secured = enabled + forced + readable;
        String served = "; create policy served_only on bare_table as restrictive ";
        assertFound(secured, table -> table.isSecured() && !table.isForServedOnly());
        assertFound(secured + served + "for select using (actor_is_served())", table -> !table.isForServedOnly());
        assertFound(secured + served + "to current_user using (actor_is_served())", table -> !table.isForServedOnly());
        assertFound(secured + served + "using (true)", table -> !table.isForServedOnly());
        assertFound(secured + served + "using ((select actor_is_served()))", TableOfService::isForServedOnly);
    }

    private static void assertExcused(List<String> excused, Predicate<TableOfService> lacks) throws SQLException {
        List<TableOfService> tables = tables();
        assertTrue(tables.size() > 30, "found " + tables.size() + " tables: the rule looks in the wrong place");
        List<String> found = tables.stream().filter(lacks).map(TableOfService::name).sorted().toList();
        assertEquals(excused, found, "the tables with a reason in TableReasons, and those that need one");
    }

    private static void assertFound(String more, Predicate<TableOfService> as) throws SQLException {
        try (Connection owner = TestDatabase.asOwner(); Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute("create table bare_table (id uuid)" + more);
            List<TableOfService> found = TableOfService.all(owner).stream().filter(table -> table.name().equals(BARE)).filter(as).toList();
            owner.rollback();
            assertEquals(1, found.size(), more);
        }
    }

    private static List<TableOfService> tables() throws SQLException {
        try (Connection owner = TestDatabase.asOwner()) {
            return TableOfService.all(owner);
        }
    }
}
