package org.palermo.portal.migration;

import io.quarkus.runtime.PreventFurtherStepsException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// Says in one line that a version before 0.1.0 has made the database. Flyway has refused it by then and has changed nothing, but
/// its own message lists every migration and advises to repair the history. Released migrations keep their names, so
/// every database of 0.1.0 or later begins with the same one.
public class EarlierDatabase implements Callback {

    private static final String FIRST =
            "select script from flyway_schema_history where version is not null order by installed_rank limit 1";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_VALIDATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /// Quarkus shows only the message of this exception, without a stack trace, and exits with its code.
    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement(); ResultSet first = statement.executeQuery(FIRST)) {
            if (first.next() && !isKnown(first.getString("script"))) {
                String application = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
                throw new PreventFurtherStepsException(
                        "The database of " + application + " was made by a version before 0.1.0, which this version can't continue. "
                                + "Nothing was changed. Begin with an empty database, or recover one of 0.1.0 or later.", 1);
            }
        } catch (SQLException e) {
            throw new FlywayException("The history of migrations can't be read", e);
        }
    }

    private static boolean isKnown(String script) {
        return Thread.currentThread().getContextClassLoader().getResource("db/migration/" + script) != null;
    }

    @Override
    public String getCallbackName() {
        return "earlier database";
    }
}
