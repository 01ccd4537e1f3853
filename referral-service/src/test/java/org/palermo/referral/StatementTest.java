package org.palermo.referral;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.source.StatementRules;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class StatementTest extends StatementRules {
    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }

    @Override
    protected Map<String, String> builtAtRunTime() {
        return Map.of(
                "CaseCountStore", "choices are counted together with any other filters",
                "CountStore", "one statement for each table that is counted, at start",
                "SearchStore", "a search has any number of words and identifiers",
                "WorklistStore", "a work list is filtered and sorted in many ways");
    }
}
