package org.palermo.shelter;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.palermo.kernel.test.source.StatementRules;

@QuarkusTest
class StatementTest extends StatementRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }

    @Override
    protected Map<String, String> builtAtRunTime() {
        return Map.of("DirectoryStore", "a list of the directory is filtered in many ways");
    }
}
